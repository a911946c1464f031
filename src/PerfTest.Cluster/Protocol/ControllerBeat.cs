using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>How the run stands. To all agents.</summary>
internal sealed record ControllerBeat : Message
{
    public required long Seq { get; init; }

    /// <summary>The test that is on, or was; null before the first.</summary>
    public string? Test { get; init; }

    public TestPhase Phase { get; init; }

    /// <summary>Which attempt to start; counted over all tests.</summary>
    public int Attempt { get; init; }

    /// <summary>When to start, on the controller's clock; null: not yet.</summary>
    public long? StartAt { get; init; }

    /// <summary>All have agreed to <see cref="Attempt"/>: it is on.</summary>
    public bool Go { get; init; }

    /// <summary>Why all must stop, or nobody starts; null: nobody must.</summary>
    public string? Stop { get; init; }

    public StopCause StopCause { get; init; }

    /// <summary>The verdict on <see cref="Test"/>; null: there is none yet.</summary>
    public string? Verdict { get; init; }

    /// <summary>The controller ends; no test will come.</summary>
    public bool IsClosing { get; init; }
}
