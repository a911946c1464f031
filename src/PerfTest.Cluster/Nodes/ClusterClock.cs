using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Nodes;

/// <summary>
/// A process's time in nanoseconds since 1970, read from the wall clock once and monotonic from then on. Two machines' times differ as their wall clocks did, so that what
/// an agent learns of the difference is also how its clock stands.
/// </summary>
internal sealed class ClusterClock
{
    private readonly long _offset = Nanoseconds.From(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch) - MonotonicTime.Now;

    public long Now => MonotonicTime.Now + _offset;

    /// <summary>On the scale of <see cref="MonotonicTime"/>.</summary>
    public long ToMonotonic(long time) => time - _offset;

    public static DateTimeOffset ToDate(long time) => DateTimeOffset.UnixEpoch + Nanoseconds.ToTimeSpan(time);
}
