using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>One workload with one body. A plan has one or more of them, side by side.</summary>
internal sealed record Scenario
{
    /// <summary>The tag <c>scenario</c> of all its samples; unique within the plan. A load test without [Scenario]s has one, called <c>default</c>.</summary>
    public required string Name { get; init; }

    public required Workload Workload { get; init; }

    /// <summary>When it starts, counted from t=0 of the plan.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.Zero;

    /// <summary>How long a running iteration may go on after the regular deadline. Default 30 s.</summary>
    public TimeSpan GracefulStop { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Load before t=0 whose samples are left out. Zero: none.</summary>
    public TimeSpan Warmup { get; init; } = TimeSpan.Zero;

    /// <summary>Added to every sample of the scenario.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The bodies among which iterations are divided: one, or several with weights.</summary>
    public required ImmutableArray<ScenarioBody> Bodies { get; init; }

    /// <summary>The values of the tag <c>scenario</c> that its samples may have: its own name, and those of bodies with weights.</summary>
    public IEnumerable<string> SampleNames => Bodies.Select(body => body.Name ?? Name).Prepend(Name).Distinct(StringComparer.Ordinal);

    /// <summary>From t=0 of the plan to this scenario's regular deadline.</summary>
    public TimeSpan Deadline => StartTime + Workload.Duration;
}
