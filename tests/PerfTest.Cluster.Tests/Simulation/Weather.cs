using PerfTest.Cluster.Protocol;
using PerfTest.Planning;

namespace PerfTest.Cluster.Tests.Simulation;

/// <summary>What happens to a simulated cluster. Times are nanoseconds of the simulation.</summary>
internal sealed record Weather
{
    public int Agents { get; init; } = 5;

    /// <summary>Of messages, 0…1.</summary>
    public double Lost { get; init; }

    /// <summary>Of messages, 0…1.</summary>
    public double Doubled { get; init; }

    /// <summary>Each message takes its own time, up to this: they overtake each other.</summary>
    public long LongestWay { get; init; } = 5 * Nanoseconds.PerMillisecond;

    /// <summary>Clocks differ by up to this.</summary>
    public long LargestSkew { get; init; } = 5 * Nanoseconds.PerSecond;

    /// <summary>How long the load is.</summary>
    public long Length { get; init; } = 12 * Nanoseconds.PerSecond;

    public OnAgentLoss OnAgentLoss { get; init; }

    /// <summary>Agents of these numbers are killed then.</summary>
    public IReadOnlyDictionary<int, long> Killed { get; init; } = new Dictionary<int, long>();

    /// <summary>Agents of these numbers stand still then, for so long.</summary>
    public IReadOnlyDictionary<int, (long At, long For)> Frozen { get; init; } = new Dictionary<int, (long, long)>();

    /// <summary>Nothing arrives then, for so long.</summary>
    public (long At, long For)? BrokerAway { get; init; }

    public long? ControllerKilled { get; init; }

    /// <summary>Agents of these numbers were built from something else.</summary>
    public IReadOnlySet<int> Strangers { get; init; } = new HashSet<int>();

    public long Wait { get; init; } = 60 * Nanoseconds.PerSecond;
}
