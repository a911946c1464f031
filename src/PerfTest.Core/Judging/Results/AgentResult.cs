namespace PerfTest;

/// <summary>One machine's part of a run on several.</summary>
public sealed class AgentResult
{
    internal AgentResult()
    {
    }

    /// <summary>The machine's name and a few characters that tell its processes apart.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of the load: <c>0:1/3</c>.</summary>
    public required string Segment { get; init; }

    /// <summary>Its part of the whole, from 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Iterations that it completed.</summary>
    public required long Iterations { get; init; }

    /// <summary>HTTP requests that it sent.</summary>
    public required long Requests { get; init; }

    /// <summary>Of the iterations that were due there, the part that was not dropped: 1 where all started.</summary>
    public required double StartedShare { get; init; }

    /// <summary>How late its iterations started; null in a closed model.</summary>
    public TimeSpan? StartLagP99 { get; init; }

    /// <summary>The mean share of its CPU quota that its process used, from 0 to about 1; null where it is not known.</summary>
    public double? CpuShare { get; init; }

    /// <summary>Its clock minus the controller's. The start is corrected by it; lines of logs are not.</summary>
    public required TimeSpan ClockSkew { get; init; }

    /// <summary>The most by which <see cref="ClockSkew"/> is wrong, and its start was early or late.</summary>
    public required TimeSpan ClockError { get; init; }

    /// <summary>Its totals are in the result. Else the result has what it had sent before it was lost, and has not passed.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What became of it; null if it is complete.</summary>
    public string? Loss { get; init; }
}
