using FluentAssertions;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>
/// Assertions about a load test. Limits on times are on its headline latency, which a threshold without a metric judges: in open models the response time from the
/// intended start, in closed ones the service time; of HTTP requests where there are any, else of iterations.
/// </summary>
public sealed class LoadResultAssertions : LatencyAssertions<LoadResult, LoadResultAssertions>
{
    private const int MostErrors = 3;

    internal LoadResultAssertions(LoadResult? result)
        : base(result)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the load test";

    /// <summary>Asserts that the load was delivered and every limit held: what makes the test itself pass.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HavePassed(string because = "", params object[] becauseArgs) =>
        Expect("have passed", result => result.Passed ? null : $"it {VerdictText(result.Verdict)}: {result.Summary}{Lines(result.Failures.Skip(1).Select(failure => $"✗ {failure}"))}", because, becauseArgs);

    /// <summary>Asserts how the load test ended.</summary>
    /// <param name="verdict">How it shall have ended.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveVerdict(LoadVerdict verdict, string because = "", params object[] becauseArgs) =>
        Expect($"have the verdict {verdict}", result => result.Verdict == verdict ? null : $"it has the verdict {result.Verdict}: {result.Summary}", because, becauseArgs);

    /// <summary>Asserts that every limit held, the default ones too. Says nothing about whether the load was delivered.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> MeetAllThresholds(string because = "", params object[] becauseArgs) =>
        Expect("meet all thresholds", BrokenThresholds, because, becauseArgs);

    /// <summary>Asserts that the planned load was delivered to its end: neither the plan (too few virtual users) nor the generator nor a stop from outside made it less.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveDeliveredItsLoad(string because = "", params object[] becauseArgs) =>
        Expect("have delivered its load", Undelivered, because, becauseArgs);

    /// <summary>Asserts that the load was delivered and that nothing makes the numbers the generator's rather than the target's.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveAHealthyGenerator(string because = "", params object[] becauseArgs) => Expect(
        "have a healthy generator",
        result => result.Health.Findings.Where(finding => finding.Severity != HealthSeverity.Note).ToList() is { Count: > 0 } found
            ? $"{(result.Health.IsDelivered ? "it is suspect" : "its load was not delivered")}.{Lines(found.Select(finding => $"! {finding.Sentence}"))}"
            : null,
        because,
        becauseArgs);

    /// <summary>Asserts that no iteration threw, no request failed and no error was recorded.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveNoErrors(string because = "", params object[] becauseArgs) => Expect("have no errors", Errors, because, becauseArgs);

    /// <summary>
    /// Asserts that the share of requests without an expected response (<c>http_req_failed</c>) and the share of iterations that threw (<c>iteration_failed</c>) are
    /// both below a limit; of a test without HTTP the second alone.
    /// </summary>
    /// <param name="share">Above 0 and at most 1: one percent is 0.01.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveErrorRateBelow(double share, string because = "", params object[] becauseArgs)
    {
        Limits.Below(share, $"{nameof(HaveNoErrors)}()");
        return Expect(
            $"have an error rate below {Figures.Percent(share)}",
            result => !result.Iterations.FailedRate.HasSamples && !result.Http.Failed.HasSamples ? NothingCompleted
                : (WrongRate(result.Http.Failed, share, "requests failed") ?? WrongRate(result.Iterations.FailedRate, share, "iterations failed")) is { } wrong ? wrong + TopErrors(result)
                : null,
            because,
            becauseArgs);
    }

    /// <summary>Asserts that every iteration that was due has started.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveNoDroppedIterations(string because = "", params object[] becauseArgs) =>
        Expect("have no dropped iterations", result => IterationSentences.Dropped(result.Iterations, DropReasons(result)), because, becauseArgs);

    /// <summary>Asserts that the requests per second of the plan are above a limit; failed ones count.</summary>
    /// <param name="perSecond">At least 0.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveRequestRateAbove(double perSecond, string because = "", params object[] becauseArgs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perSecond);
        return Expect($"have a request rate above {Limits.Exact(perSecond, Figures.PerSecond)}", result => CounterSentences.RateNotAbove(result.Http.Requests, perSecond, "request"), because, becauseArgs);
    }

    /// <summary>Asserts that the iterations completed per second of the plan are above a limit; failed ones count.</summary>
    /// <param name="perSecond">At least 0.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveIterationRateAbove(double perSecond, string because = "", params object[] becauseArgs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perSecond);
        return Expect($"have an iteration rate above {Limits.Exact(perSecond, Figures.PerSecond)}", result => IterationSentences.RateNotAbove(result.Iterations, perSecond), because, becauseArgs);
    }

    /// <summary>Asserts that the share of checks that held, all checks together, is above a limit.</summary>
    /// <param name="share">At least 0 and below 1: 99 percent is 0.99.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveCheckRateAbove(double share, string because = "", params object[] becauseArgs)
    {
        Limits.Above(share, $"{nameof(HaveNoFailedChecks)}()");
        return Expect(
            $"have a check rate above {Figures.Percent(share)}",
            result => RateSentences.NotAbove(result.Metrics.Rate(MetricNames.Checks), share, "checks failed") is { } wrong ? wrong + FailedChecks(result) : null,
            because,
            becauseArgs);
    }

    /// <summary>Asserts that checks were made and that all of them held.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> HaveNoFailedChecks(string because = "", params object[] becauseArgs) => Expect(
        "have no failed checks",
        result => result.Metrics.Rate(MetricNames.Checks) is var checks && !checks.HasSamples ? RateSentences.NoSamples(checks.Name)
            : checks.Fails > 0 ? $"{Figures.Count(checks.Fails)} of {Figures.Count(checks.Total)} failed ({Figures.Percent((double)checks.Fails / checks.Total)}).{FailedChecks(result)}"
            : null,
        because,
        becauseArgs);

    /// <summary>Asserts that a check was made at all.</summary>
    /// <param name="name">As the test calls it.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    /// <returns>The check of all groups together, for more: <c>.WithRateAbove(0.99)</c>, <c>.Which.Fails</c>.</returns>
    [CustomAssertion]
    public CheckConstraint HaveCheck(string name, string because = "", params object[] becauseArgs)
    {
        Holds(
            $"have a check \"{name}\"",
            result => result.FindCheck(name, group: null) is null ? Missing("such check was made", result.Checks.Select(check => check.Name).Distinct()) : null,
            because,
            becauseArgs);
        return new(this, Subject?.FindCheck(name, group: null));
    }

    /// <summary>Asserts that requests with a name were sent.</summary>
    /// <param name="name">As reports show it: <c>GET /products</c>, or the name alone: <c>/products</c>.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    /// <returns>The endpoint, for more: <c>.Which.Should().HaveP95Below(…)</c>.</returns>
    [CustomAssertion]
    public AndWhichConstraint<LoadResultAssertions, EndpointResult> HaveEndpoint(string name, string because = "", params object[] becauseArgs)
    {
        Holds(
            $"have an endpoint \"{name}\"",
            result => result.FindEndpoint(name) is null ? Missing("such request was sent", result.Endpoints.Select(endpoint => endpoint.FullName)) : null,
            because,
            becauseArgs);
        return new(this, Subject?.FindEndpoint(name)!);
    }

    private protected override LatencyMetric MetricOf(LoadResult subject) => subject.Latency;

    private protected override string? ModelOf(LoadResult subject) => Model.Of(subject.Scenarios);

    private const string NothingCompleted = "no iteration was completed: nothing can be said about it.";

    private static string? BrokenThresholds(LoadResult result)
    {
        if (result.Thresholds.Count == 0)
        {
            return result.Mode == RunMode.Full ? "it has none." : null;
        }

        List<ThresholdResult> broken = [.. result.Thresholds.Where(threshold => !threshold.Passed)];
        return broken.Count == 0 ? null : $"{Figures.Count(broken.Count)} of {Figures.Count(result.Thresholds.Count)} did not hold.{Lines(broken.Select(threshold => $"✗ {BrokenLimit.Describe(threshold)}"))}";
    }

    private static string? Undelivered(LoadResult result)
    {
        if (result.Verdict is LoadVerdict.Aborted or LoadVerdict.Cancelled)
        {
            return $"it {VerdictText(result.Verdict)}: {result.Summary}";
        }

        List<string> found = [.. result.Health.Findings.Where(finding => finding.Severity == HealthSeverity.NotDelivered).Select(finding => finding.Sentence)];
        return found.Count > 0 ? $"it has not.{Lines(found.Select(sentence => $"✗ {sentence}"))}"
            : result.Iterations.Completed == 0 ? "no iteration was completed."
            : null;
    }

    private static string? Errors(LoadResult result)
    {
        string[] wrong = [.. new[] { RateText(result.Http.Failed, "requests failed"), RateText(result.Iterations.FailedRate, "iterations failed") }.OfType<string>()];
        return wrong.Length > 0 ? $"{string.Join(", ", wrong)}.{TopErrors(result)}"
            : result.Errors.Count > 0 ? $"{Figures.Counted(result.Errors.Sum(error => error.Count), "error")} {(result.Errors.Sum(error => error.Count) == 1 ? "was" : "were")} recorded.{TopErrors(result)}"
            : result.Iterations.Completed == 0 ? NothingCompleted
            : null;
    }

    private static string? RateText(RateMetric rate, string what) =>
        rate.Passes == 0 ? null : $"{Figures.Count(rate.Passes)} of {Figures.Count(rate.Total)} {what} ({Figures.Percent(rate.Rate)})";

    private static string? WrongRate(RateMetric rate, double share, string what) => rate.HasSamples ? RateSentences.NotBelow(rate, share, what) : null;

    private static string TopErrors(LoadResult result) => Lines(result.Errors.Take(MostErrors)
        .Select(error => $"{Figures.Count(error.Count)} × {error.Type}: {FirstLine(error.Message)}")
        .Concat(result.Errors.Count > MostErrors ? [$"and {Figures.Count(result.Errors.Count - MostErrors)} more kinds"] : []));

    private static string FailedChecks(LoadResult result) =>
        Lines(result.Checks.Where(check => check.Fails > 0).Select(check => $"✗ {(check.Group.Length == 0 ? "" : check.Group + " ")}{check}"));

    private static string DropReasons(LoadResult result)
    {
        IEnumerable<string> reasons = result.Metrics.TagValues(MetricNames.DroppedIterations, TagNames.Reason)
            .Select(reason => (Name: reason, result.Metrics.Counter(MetricNames.DroppedIterations, (TagNames.Reason, reason)).Count))
            .Where(reason => reason.Count > 0)
            .Select(reason => $"{reason.Name} {Figures.Count(reason.Count)}");
        return string.Join(", ", reasons) is { Length: > 0 } text ? $": {text}" : "";
    }

    private static string Missing(string what, IEnumerable<string> known) => string.Join(", ", known.Select(name => $"\"{name}\"")) is { Length: > 0 } list
        ? $"no {what}; there are {list}."
        : $"no {what}, nor any other.";

    private static string VerdictText(LoadVerdict verdict) => verdict switch
    {
        LoadVerdict.Aborted => "was aborted",
        LoadVerdict.Cancelled => "was cancelled",
        _ => "failed",
    };

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{Environment.NewLine}  {line}"));
}
