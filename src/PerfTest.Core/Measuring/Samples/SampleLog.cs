using System.Diagnostics;
using System.Numerics;

namespace PerfTest.Measuring;

/// <summary>
/// Every single sample of a run, on its way to files: a ring for each core, so that cores do not meet. There only where somebody wants samples; series ask for it by
/// one null check. In bounded memory: what comes faster than it is taken is lost, and counted.
/// </summary>
/// <param name="capacity">Samples that each core's ring holds; a power of two. Default 65,536, which are 2.6 MB.</param>
internal sealed class SampleLog(int capacity = SampleLog.Capacity)
{
    /// <summary>Half a second of 130,000 samples a second, on each core.</summary>
    public const int Capacity = 65_536;

    private static readonly int Rings = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(64, Environment.ProcessorCount));

    private readonly SampleRing[] _rings = [.. Enumerable.Range(0, Rings).Select(_ => new SampleRing(capacity))];
    private readonly long _origin = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _begunAt = TimeProvider.System.GetUtcNow();

    /// <summary>How many samples were lost.</summary>
    public long Lost => _rings.Sum(ring => ring.Lost);

    /// <summary>Adds a sample of now. By any thread; allocates nothing.</summary>
    /// <param name="series">What it was recorded into.</param>
    /// <param name="value">As it was recorded.</param>
    public void Add(Series series, double value) => _rings[Thread.GetCurrentProcessorId() & (Rings - 1)].Add(new(series, Stopwatch.GetTimestamp(), value));

    /// <summary>Takes what there is, of each core in order. By one thread at a time.</summary>
    /// <param name="take">Called for each sample.</param>
    /// <returns>How many there were.</returns>
    public int Drain(Action<Sample> take)
    {
        var count = 0;
        foreach (var ring in _rings)
        {
            // What is added meanwhile has its turn in the next round: no core may keep the others waiting.
            for (var i = 0; i < capacity && ring.TryTake(out var sample); i++)
            {
                take(sample);
                count++;
            }
        }

        return count;
    }

    /// <summary>The wall-clock time of a sample, UTC.</summary>
    public DateTimeOffset TimeOf(in Sample sample) => _begunAt + Stopwatch.GetElapsedTime(_origin, sample.Time);
}
