using System.Collections.Concurrent;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>
/// Where the feeders of one run stand. A feeder itself only has rows: it may feed several runs, one after the other or side by side, and each begins at its beginning.
/// </summary>
/// <param name="seed">The run's.</param>
/// <param name="segment">The part of the rows that this process takes.</param>
internal sealed class RunFeeders(long seed, Segment segment)
{
    private readonly ConcurrentDictionary<IFeeder, FeederRun> _runs = new(ReferenceEqualityComparer.Instance);

    public long Seed { get; } = seed;

    public Segment Segment { get; } = segment;

    /// <summary>Hot: a look-up without lock or allocation, once the feeder is known.</summary>
    public FeederRun Of(IFeeder feeder) => _runs.TryGetValue(feeder, out FeederRun? known) ? known : _runs.GetOrAdd(feeder, feeder.Start(this));

    /// <summary>
    /// From now on both are one: where each virtual user has an instance of the test class of its own, a field of them is still one feeder.
    /// </summary>
    /// <param name="known">The feeder of the first instance.</param>
    /// <param name="other">The same field of another instance; its rows are never read.</param>
    public void Share(IFeeder known, IFeeder other) => _runs.TryAdd(other, Of(known));
}
