namespace PerfTest;

/// <summary>At which load the target breaks, and how its latency grew with the load until then.</summary>
public sealed record BreakingPointResult
{
    internal BreakingPointResult()
    {
    }

    /// <summary>How the search ended.</summary>
    public required BreakingPointOutcome Outcome { get; init; }

    /// <summary>Levels are iterations per second; else virtual users.</summary>
    public required bool IsRate { get; init; }

    /// <summary>The highest level that held; null: none.</summary>
    public long? Held { get; init; }

    /// <summary><see cref="Held"/> was held three times as long once more.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The lowest level that broke; null: none.</summary>
    public long? Broke { get; init; }

    /// <summary>What had to be held; null: nothing.</summary>
    public long? AtLeast { get; init; }

    /// <summary>The result in a sentence: <c>The target holds 4,875/s and breaks at 5,000/s.</c></summary>
    public required string Summary { get; init; }

    /// <summary>The levels in the order in which they were tried.</summary>
    public required IReadOnlyList<BreakingPointLevel> Levels { get; init; }

    /// <summary>Latency against load: of each load the last try, ascending.</summary>
    public IReadOnlyList<BreakingPointLevel> Curve => [.. Levels.GroupBy(level => level.Load).Select(tries => tries.Last()).OrderBy(level => level.Load)];
}
