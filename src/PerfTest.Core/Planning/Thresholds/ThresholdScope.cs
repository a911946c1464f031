namespace PerfTest.Planning;

/// <summary>Which completions a limit judges, where it is not simply all of the run.</summary>
internal sealed record ThresholdScope
{
    /// <summary>How long a window is in which recovery is looked for, unless the user says so.</summary>
    public static readonly TimeSpan DefaultRecoveryWindow = TimeSpan.FromSeconds(5);

    /// <summary>The whole run.</summary>
    public static ThresholdScope Run { get; } = new();

    /// <summary>Only within this named stage or scenario.</summary>
    public string? During { get; init; }

    /// <summary>Only what completes after this much of the plan.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>In every window of this length, sliding by a second. Of a recovery: its windows.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>After the stage <see cref="AfterStage"/> the limit must hold again, and go on holding, from this time on at the latest.</summary>
    public TimeSpan? RecoversWithin { get; init; }

    /// <summary>The stage whose end <see cref="RecoversWithin"/> counts from.</summary>
    public string? AfterStage { get; init; }

    public bool IsRun => this == Run;

    /// <summary>Judged window by window while the run goes.</summary>
    public bool IsSliding => Window is not null || RecoversWithin is not null;

    /// <summary><c>during 'peak'</c>, <c>after 1m</c>, <c>in every window of 30s</c>, <c>recovery within 1m after 'spike'</c>; empty for the whole run.</summary>
    public override string ToString()
    {
        if (RecoversWithin is { } within)
        {
            return $"recovery within {DurationText.Print(within)} after '{AfterStage}'" + (Window is { } length ? $", in windows of {DurationText.Print(length)}" : "");
        }

        string?[] parts =
        [
            Window is { } window ? $"in every window of {DurationText.Print(window)}" : null,
            During is null ? null : $"during '{During}'",
            After is { } after ? $"after {DurationText.Print(after)}" : null,
        ];
        return string.Join(" ", parts.OfType<string>());
    }
}
