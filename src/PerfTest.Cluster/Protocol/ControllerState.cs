using System.Collections.Immutable;

namespace PerfTest.Cluster.Protocol;

/// <summary>A controller at one moment. Immutable; <see cref="Controller"/> makes the next one.</summary>
internal sealed record ControllerState
{
    public required ControllerSettings Settings { get; init; }

    public TestState? Test { get; init; }

    /// <summary>Tests that are over, by their keys.</summary>
    public ImmutableDictionary<string, TestState> Over { get; init; } = ImmutableDictionary.Create<string, TestState>(StringComparer.Ordinal);

    /// <summary>The incarnations up to which agents do not count any more.</summary>
    public ImmutableDictionary<string, int> Fenced { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Agents at tests that have not begun here, by their ids.</summary>
    public ImmutableSortedDictionary<string, WaitingElsewhere> Elsewhere { get; init; } = ImmutableSortedDictionary.Create<string, WaitingElsewhere>(StringComparer.Ordinal);

    public long Seq { get; init; }

    /// <summary>Attempts to start so far, over all tests.</summary>
    public int Attempts { get; init; }

    public long NextBeat { get; init; }

    /// <summary>It cannot hear: nobody else's silence counts.</summary>
    public bool IsDeaf { get; init; }

    public bool IsClosing { get; init; }
}
