using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>
/// The limits that hold when the user wrote none: no dropped iterations, and no failures over <c>http_req_failed</c>, <c>iteration_failed</c> and
/// <c>checks</c>.
/// </summary>
/// <remarks>
/// An unfiltered limit over the whole run on any of the last three replaces the zero budgets of all three; one on <c>dropped_iterations</c> replaces that one.
/// </remarks>
internal static class DefaultBudgets
{
    /// <summary>The origin of these limits, as reports show it.</summary>
    public const string Origin = "default";

    private static readonly Threshold NothingDropped = Budget("dropped_iterations: count==0");
    private static readonly Threshold NoIterationFailed = Budget("iteration_failed: rate==0%");
    private static readonly ImmutableArray<Threshold> NothingFailed = [Budget("http_req_failed: rate==0%"), NoIterationFailed, Budget("checks: rate==100%")];

    /// <summary>The budgets that hold beside what the user wrote.</summary>
    public static ImmutableArray<Threshold> Beside(IReadOnlyCollection<Threshold> written)
    {
        bool ownFailures = NothingFailed.Any(budget => IsReplaced(budget, written));
        return [.. IsReplaced(NothingDropped, written) ? [] : new[] { NothingDropped }, .. ownFailures ? [] : NothingFailed];
    }

    /// <summary>
    /// What a smoke or debug run is judged by: the same budgets, and that no iteration throws whatever the user allows under load. Limits that the user wrote
    /// are for load and are left out.
    /// </summary>
    public static ImmutableArray<Threshold> OfOneIteration(IReadOnlyCollection<Threshold> written)
    {
        ImmutableArray<Threshold> budgets = Beside(written);
        return budgets.Contains(NoIterationFailed) ? budgets : budgets.Add(NoIterationFailed);
    }

    /// <summary>No probe may fail, unless the user has written a limit on its failures.</summary>
    public static IEnumerable<Threshold> OfProbes(IEnumerable<Probe> probes, IReadOnlyCollection<Threshold> written) =>
        probes.Select(probe => Budget($"{probe.Failed.Name}: rate==0%")).Where(budget => !IsReplaced(budget, written));

    private static bool IsReplaced(Threshold budget, IEnumerable<Threshold> written) =>
        written.Any(threshold => threshold.Metric == budget.Metric && threshold.Filter.Count == 0 && threshold.Scope.IsRun);

    private static Threshold Budget(string source) => new()
    {
        Expression = ThresholdParser.Parse(source).Expression ?? throw new InvalidOperationException($"The default budget \"{source}\" does not parse."),
        IsDefault = true,
        Origin = Origin,
    };
}
