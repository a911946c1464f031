using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>A feeder that is known before load.</summary>
/// <param name="Feeder">It.</param>
/// <param name="IsUsed">The load test itself uses it, as far as that can be seen; else perhaps only another one of the same class.</param>
internal sealed record FoundFeeder(IFeeder Feeder, bool IsUsed);
