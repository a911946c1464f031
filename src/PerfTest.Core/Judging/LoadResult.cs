using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest;

/// <summary>What a load test measured, and how it was judged. Immutable.</summary>
/// <example>
/// <code>Assert.True(result.Http.Duration.P95 &lt; TimeSpan.FromMilliseconds(400));</code>
/// </example>
public sealed class LoadResult
{
    internal LoadResult()
    {
    }

    /// <summary>The test's name, as its framework shows it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the load was delivered and every limit held.</summary>
    public bool Passed => Verdict == LoadVerdict.Passed;

    /// <summary>How it ended.</summary>
    public required LoadVerdict Verdict { get; init; }

    /// <summary>The verdict in one sentence: why it failed, with the number; or what was measured.</summary>
    public required string Summary { get; init; }

    /// <summary>Everything that made it fail, a sentence each, the first one first; empty if it passed.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>How much of the plan was run.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>t=0 of the plan: when warm-up was over.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From the start of the plan to the end of the last iteration.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>From the start of the plan to its end; of iteration-counted workloads at most.</summary>
    public required TimeSpan PlannedDuration { get; init; }

    /// <summary>The factor that <c>PERFTEST_TIME_SCALE</c> put on planned times; 1 if none. A scaled result is not compared with an unscaled one.</summary>
    public required double TimeScale { get; init; }

    /// <summary>The metrics by name and tags, built in or your own.</summary>
    public required LoadMetrics Metrics { get; init; }

    /// <summary>What the HTTP requests did.</summary>
    public required HttpResult Http { get; init; }

    /// <summary>What the iterations did.</summary>
    public required IterationResult Iterations { get; init; }

    /// <summary>
    /// The headline latency of all scenarios together: what a threshold without a metric judges. In open models the response time from the intended start, in
    /// closed ones the service time; of HTTP requests where there are any, else of iterations.
    /// </summary>
    public required LatencyMetric Latency { get; init; }

    /// <summary>The checks, in the order in which they were first made.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>The errors, most frequent first.</summary>
    public required IReadOnlyList<ErrorResult> Errors { get; init; }

    /// <summary>The requests by <c>name</c>, most frequent first.</summary>
    public required IReadOnlyList<EndpointResult> Endpoints { get; init; }

    /// <summary>The scenarios, in plan order.</summary>
    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>The run's course: at most 600 slices, of 1 s in runs of up to ten minutes and longer ones in longer runs; of 100 ms and more under a time scale.</summary>
    public required IReadOnlyList<SliceResult> Slices { get; init; }

    /// <summary>How well the generator did.</summary>
    public required HealthResult Health { get; init; }

    /// <summary>Where the run was made; null where nobody looked.</summary>
    public MachineResult? Machine { get; init; }

    /// <summary>The machines of a run on several, in the order of their parts; empty where this process sent all of the load.</summary>
    public IReadOnlyList<AgentResult> Agents { get; init; } = [];

    /// <summary>The host under test ran in this process and shared its CPU: compare such a result only with others of the same kind.</summary>
    public bool IsInMemory { get; init; }

    /// <summary>The limits, those that the user wrote first.</summary>
    public required IReadOnlyList<ThresholdResult> Thresholds { get; init; }

    /// <summary>At which load the target breaks; null unless that was searched for. Everything else in this result is then of the level that is held, or of the last one.</summary>
    public BreakingPointResult? BreakingPoint { get; private init; }

    /// <summary>The settings with their origin, in the order of the report.</summary>
    public required IReadOnlyList<SettingResult> Settings { get; init; }

    /// <summary>Sentences about the input and the run that changed no verdict.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Absolute paths of the files that were written.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The requests with one <c>name</c>.</summary>
    /// <param name="name">As reports show it: <c>GET /products</c>, or the name alone: <c>/products</c>.</param>
    /// <exception cref="LoadTestException">No request had that name; the message lists those that there are.</exception>
    public EndpointResult Endpoint(string name) =>
        FindEndpoint(name) ?? throw Unknown("endpoint", name, Endpoints.Select(endpoint => endpoint.FullName));

    /// <summary>One scenario, or one of those that divide a workload by their weights.</summary>
    /// <param name="name">Its name; <c>default</c> where the test declares none, and for all that have weights together.</param>
    /// <exception cref="LoadTestException">There is no such scenario; the message lists those that there are.</exception>
    public ScenarioResult Scenario(string name)
    {
        IEnumerable<ScenarioResult> all = Scenarios.Concat(WeightedScenarios);
        return all.FirstOrDefault(scenario => scenario.Name == name) ?? throw Unknown("scenario", name, all.Select(scenario => scenario.Name));
    }

    /// <summary>One check.</summary>
    /// <param name="name">As the test calls it.</param>
    /// <param name="group">The group in which it was made, <c>::checkout</c>; empty: outside groups; null: wherever it was made, all together.</param>
    /// <exception cref="LoadTestException">It was never made; the message lists those that were.</exception>
    public CheckResult Check(string name, string? group = null) =>
        FindCheck(name, group) ?? throw Unknown("check", name, Checks.Select(check => check.Name).Distinct());

    internal EndpointResult? FindEndpoint(string name) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.FullName == name) ?? Endpoints.FirstOrDefault(endpoint => endpoint.Name == name);

    internal CheckResult? FindCheck(string name, string? group)
    {
        List<CheckResult> found = [.. Checks.Where(check => check.Name == name && (group is null || check.Group == group))];
        return found.Count < 2 ? found.FirstOrDefault() : new(name, "", found.Sum(check => check.Passes), found.Sum(check => check.Fails));
    }

    /// <summary>What was wanted and what there is, for messages.</summary>
    internal static LoadTestException Unknown(string what, string name, IEnumerable<string> known)
    {
        const int Most = 20;
        List<string> names = [.. known];
        var list = string.Join(", ", names.Take(Most).Select(Written.Quote)) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
        return new($"The result has no {what} {Written.Quote(name)}: {(names.Count == 0 ? "it has none at all" : $"it has {list}")}.");
    }

    /// <summary>The verdict in one sentence: <see cref="Summary"/>. The whole report is <see cref="LoadResultText.ToText"/>.</summary>
    public override string ToString() => Summary;

    /// <summary>The scenarios that divide the workload of one of <see cref="Scenarios"/> by their weights.</summary>
    internal IReadOnlyList<ScenarioResult> WeightedScenarios { get; init; } = [];

    /// <summary>All that was seen, for reports.</summary>
    internal RunRecord Record { get; init; } = null!;

    /// <summary>How strictly it was judged, and what only those know who watched the run.</summary>
    internal JudgingOptions JudgedBy { get; init; } = new();

    /// <summary>Throws if the load test did not pass.</summary>
    /// <exception cref="LoadTestFailedException">It did not pass; the message is <see cref="Summary"/> with all failures.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
        {
            throw new LoadTestFailedException(Failures.Count <= 1 ? Summary : string.Join(Environment.NewLine, Failures.Select(failure => $"✗ {failure}").Prepend(Summary)));
        }
    }

    /// <summary>The same result with the files that were written and what was wrong about them.</summary>
    /// <param name="files">Absolute paths.</param>
    /// <param name="warnings">Sentences.</param>
    /// <param name="strict"><c>PERFTEST_STRICT_OUTPUTS=1</c>: a file that could not be written is a failure.</param>
    internal LoadResult WithOutputs(IReadOnlyList<string> files, IReadOnlyList<string> warnings, bool strict)
    {
        var fails = strict && warnings.Count > 0;
        return With(
            files,
            fails ? Warnings : [.. Warnings, .. warnings],
            fails ? [.. Failures, .. warnings] : Failures,
            fails && Passed ? LoadVerdict.Failed : Verdict,
            fails && Passed ? warnings[0] : Summary);
    }

    /// <summary>The same result with what the user's own judging method threw: one more failure.</summary>
    /// <param name="exception">What it threw.</param>
    internal LoadResult WithJudgement(Exception exception)
    {
        string sentence = $"The judging method threw {exception.GetType().Name}: {Redaction.Clean(exception.Message)}";
        return With(Files, Warnings, [.. Failures, sentence], Passed ? LoadVerdict.Failed : Verdict, Passed ? sentence : Summary);
    }

    /// <summary>The same result with what tear-downs of virtual users threw: one more failure.</summary>
    /// <param name="failure">What they threw.</param>
    internal LoadResult WithTearDown(VuTearDownFailure failure)
    {
        string whose = failure.Count == 1 ? $"The tear-down of virtual user {failure.Vu} threw" : $"The tear-downs of {failure.Count} virtual users threw, that of virtual user {failure.Vu}";
        string sentence = $"{whose} {failure.Thrown.GetType().Name}: {Redaction.Clean(failure.Thrown.Message)}";
        return With(Files, Warnings, [.. Failures, sentence], Passed ? LoadVerdict.Failed : Verdict, Passed ? sentence : Summary);
    }

    /// <summary>An agent's own result: what became of its part. The limits are the controller's to judge.</summary>
    /// <param name="isDone">It was carried out, and the controller has its totals.</param>
    /// <param name="sentence">What became of it.</param>
    internal LoadResult WithPart(bool isDone, string sentence) =>
        With(Files, Warnings, isDone ? [] : [sentence], isDone ? LoadVerdict.Passed : LoadVerdict.Incomplete, sentence, withoutLimits: true);

    /// <summary>The same result as it was told when the run had ended: what else than the measurements made it so is only known from there.</summary>
    internal LoadResult AsTold(LoadVerdict verdict, string summary, IReadOnlyList<string> failures, IReadOnlyList<string> warnings, IReadOnlyList<string> files) =>
        With(files, warnings, failures, verdict, summary);

    /// <summary>The same result with failures that were not found in the measurements.</summary>
    /// <param name="failures">Sentences; none: nothing changes.</param>
    internal LoadResult WithFailures(IReadOnlyList<string> failures) => failures.Count == 0
        ? this
        : With(Files, Warnings, [.. Failures, .. failures], Passed ? LoadVerdict.Failed : Verdict, Passed ? failures[0] : Summary);

    /// <summary>The same result as that of a search, whose verdict is the search's.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="verdict">Whether that is enough.</param>
    /// <param name="failures">Why not, a sentence each.</param>
    internal LoadResult WithBreakingPoint(BreakingPointResult found, LoadVerdict verdict, IReadOnlyList<string> failures) =>
        With(Files, Warnings, failures, verdict, failures.Count > 0 ? failures[0] : found.Summary, found);

    private LoadResult With(
        IReadOnlyList<string> files, IReadOnlyList<string> warnings, IReadOnlyList<string> failures, LoadVerdict verdict, string summary, BreakingPointResult? found = null,
        bool withoutLimits = false) => new()
        {
            Name = Name,
            Verdict = verdict,
            Summary = summary,
            Failures = failures,
            Mode = Mode,
            StartedAt = StartedAt,
            Duration = Duration,
            PlannedDuration = PlannedDuration,
            TimeScale = TimeScale,
            Metrics = Metrics,
            Http = Http,
            Iterations = Iterations,
            Latency = Latency,
            Checks = Checks,
            Errors = Errors,
            Endpoints = Endpoints,
            Scenarios = Scenarios,
            WeightedScenarios = WeightedScenarios,
            Slices = Slices,
            Health = Health,
            Machine = Machine,
            Agents = Agents,
            IsInMemory = IsInMemory,
            Thresholds = withoutLimits ? [] : Thresholds,
            BreakingPoint = found ?? BreakingPoint,
            Settings = Settings,
            Warnings = warnings,
            Files = files,
            Record = withoutLimits ? Record with { Plan = Record.Plan with { Thresholds = [] } } : Record,
            JudgedBy = JudgedBy,
        };
}
