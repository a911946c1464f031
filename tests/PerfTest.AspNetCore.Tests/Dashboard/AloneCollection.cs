namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>Tests of the one server that this process has, or that starve its thread pool: beside nobody.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public class AloneCollection;
