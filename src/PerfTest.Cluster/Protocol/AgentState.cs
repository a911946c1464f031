using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>An agent at one moment. Immutable; <see cref="Agent"/> makes the next one.</summary>
internal sealed record AgentState
{
    public required AgentSettings Settings { get; init; }

    public int Incarnation { get; init; } = 1;

    public AgentStage Stage { get; init; }

    /// <summary>The test that it is at; null: between two.</summary>
    public string? Test { get; init; }

    public Fingerprint? Fingerprint { get; init; }

    /// <summary>It waits for its part until then.</summary>
    public long Deadline { get; init; }

    public int Index { get; init; }

    public int Count { get; init; }

    /// <summary>Its part is set up; it is ready when its clock is known, too.</summary>
    public bool IsPrepared { get; init; }

    public AgentClock Clock { get; init; } = new();

    /// <summary>Whose orders it takes; null: it has heard of none.</summary>
    public string? Controller { get; init; }

    public long BeatSeq { get; init; }

    public long OrderSeq { get; init; }

    public long LastHeard { get; init; }

    /// <summary>What the controller is with.</summary>
    public string? ControllersTest { get; init; }

    public int Attempt { get; init; }

    /// <summary>When <see cref="Attempt"/> begins, on its own clock.</summary>
    public long StartAt { get; init; }

    /// <summary>Why it was told to stop, or stops by itself; null: it was not.</summary>
    public string? StopReason { get; init; }

    /// <summary>It was fenced, or nobody is there to take its totals.</summary>
    public bool IsForlorn { get; init; }

    public StopCause Cause { get; init; }

    public string? Reason { get; init; }

    public long FinishedAt { get; init; }

    public bool HasHandedOver { get; init; }

    public long HandedOverAt { get; init; }

    public long Seq { get; init; }

    public long NextReport { get; init; }
}
