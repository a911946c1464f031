using System.Collections.Immutable;

namespace PerfTest.Running;

/// <summary>The rows of a feeder, read once, or what is wrong with them.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed record FeederData<T>(T[] Rows, ImmutableArray<string> Mistakes);
