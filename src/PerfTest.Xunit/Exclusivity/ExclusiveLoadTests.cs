using Xunit;

namespace PerfTest.Adapters;

/// <summary>The definition of a load test's collection where the user has none.</summary>
[CollectionDefinition("PerfTest load tests", DisableParallelization = true)]
internal sealed class ExclusiveLoadTests;
