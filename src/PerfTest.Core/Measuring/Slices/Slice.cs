using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>A piece of the run's time, (<paramref name="Start"/>, <paramref name="End"/>]. The slices of a run follow each other without gaps from t=0 to its end.</summary>
/// <param name="Start">Nanoseconds from t=0.</param>
/// <param name="End">Nanoseconds from t=0.</param>
/// <param name="Scenarios">In plan order.</param>
internal sealed record Slice(long Start, long End, ImmutableArray<ScenarioSlice> Scenarios)
{
    /// <summary>Nanoseconds.</summary>
    public long Length => End - Start;

    /// <summary>This and the next slice in one.</summary>
    public Slice Merge(Slice next)
    {
        var share = next.End == Start ? 0.5 : (double)Length / (next.End - Start);
        return new(Start, next.End, [.. Scenarios.Zip(next.Scenarios, (mine, others) => mine.Merge(others, share))]);
    }
}
