using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Tool;

/// <summary>Two results, figure by figure. Pure.</summary>
internal static class Comparison
{
    private static readonly (string Name, double P)[] Percentiles = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)];

    /// <summary>The headline latency, throughput and failures; then the endpoints that either has. Of two searches for the breaking point what they found, load by load.</summary>
    public static IReadOnlyList<ComparedFigure> Of(LoadResult before, LoadResult after)
    {
        if (before.BreakingPoint is { } found && after.BreakingPoint is { } other && found.IsRate == other.IsRate)
        {
            return [.. ComparedSearches.Of(found, other)];
        }

        Course first = new(before), second = new(after);
        List<ComparedFigure> figures =
        [
            .. Latency(Headline(before, after), before.Latency.Distribution, after.Latency.Distribution, first.Headline, second.Headline),
            .. Rates(before, after, first, second),
        ];
        foreach (var name in before.Endpoints.Concat(after.Endpoints).Select(endpoint => endpoint.FullName).Distinct())
        {
            var (left, right) = (before.FindEndpoint(name), after.FindEndpoint(name));
            figures.AddRange(Latency(name, left?.Duration.Distribution, right?.Duration.Distribution, () => left is null ? [] : first.Endpoint(left.Name), () => right is null ? [] : second.Endpoint(right.Name)));
        }

        return figures;
    }

    /// <summary>What makes the two less comparable: another machine, another runtime, other settings; a sentence each.</summary>
    public static IEnumerable<string> Differences(LoadResult before, LoadResult after)
    {
        IEnumerable<(string What, string? Before, string? After)> facts =
        [
            ("test", before.Name, after.Name),
            ("search for the breaking point", KindOf(before.BreakingPoint), KindOf(after.BreakingPoint)),
            ("mode", before.Mode.ToString(), after.Mode.ToString()),
            ("time scale", Figures.Number(before.TimeScale), Figures.Number(after.TimeScale)),
            ("target", before.IsInMemory ? "in memory" : "live", after.IsInMemory ? "in memory" : "live"),
            ("headline latency", before.Latency.Name, after.Latency.Name),
            .. Machine(before.Machine, after.Machine),
            .. Settings(before, after),
        ];
        return facts.Where(fact => fact.Before != fact.After).Select(fact => $"{fact.What}: {fact.Before ?? "none"} → {fact.After ?? "none"}");
    }

    private static string? KindOf(BreakingPointResult? search) => search is null ? null : search.IsRate ? "by rates" : "by virtual users";

    private static string Headline(LoadResult before, LoadResult after) => before.Latency.Name == after.Latency.Name ? before.Latency.Name : "headline latency";

    /// <summary>The percentiles of a latency that either run has.</summary>
    /// <param name="subject">What it is called.</param>
    /// <param name="before">Of the first run.</param>
    /// <param name="after">Of the second run.</param>
    /// <param name="first">The first run's course; empty where it is not known.</param>
    /// <param name="second">The second run's course.</param>
    public static IEnumerable<ComparedFigure> Latency(string subject, Distribution? before, Distribution? after, Func<IReadOnlyList<Distribution>> first, Func<IReadOnlyList<Distribution>> second)
    {
        if (before is null && after is null)
        {
            yield break;
        }

        var (pieces, others) = (first(), second());
        foreach (var (name, p) in Percentiles)
        {
            yield return new()
            {
                Subject = subject,
                Stat = name,
                Show = value => Figures.Time(value),
                Before = Quantile(before, p),
                After = Quantile(after, p),
                BeforeInterval = before is null ? null : Noise.OfQuantile(pieces, before, p),
                AfterInterval = after is null ? null : Noise.OfQuantile(others, after, p),
            };
        }
    }

    private static IEnumerable<ComparedFigure> Rates(LoadResult before, LoadResult after, Course first, Course second)
    {
        var isHttp = before.Http.Requests.Count > 0 || after.Http.Requests.Count > 0;
        Func<ScenarioSlice, long> done = isHttp ? slice => slice.Requests : slice => slice.Iterations;
        Func<ScenarioSlice, long> failed = isHttp ? slice => slice.FailedRequests : slice => slice.FailedIterations;
        yield return new()
        {
            Subject = isHttp ? MetricNames.HttpReqs : MetricNames.Iterations,
            Stat = "rate",
            Show = value => Figures.PerSecond(value),
            MoreIsBetter = true,
            Before = isHttp ? before.Http.Requests.Rate : before.Iterations.Rate,
            After = isHttp ? after.Http.Requests.Rate : after.Iterations.Rate,
            BeforeInterval = Noise.OfQuotient(first.PerSecond(done)),
            AfterInterval = Noise.OfQuotient(second.PerSecond(done)),
        };
        var name = isHttp ? MetricNames.HttpReqFailed : MetricNames.IterationFailed;
        yield return new()
        {
            Subject = name,
            Stat = "failed",
            Show = value => Figures.Percent(value),
            Before = before.Metrics.Rate(name).Rate,
            After = after.Metrics.Rate(name).Rate,
            BeforeInterval = Noise.OfQuotient(first.Share(failed, done)),
            AfterInterval = Noise.OfQuotient(second.Share(failed, done)),
        };
    }

    private static double? Quantile(Distribution? all, double p) => all is null ? null : all.Quantile(p) ?? double.PositiveInfinity;

    private static IEnumerable<(string What, string? Before, string? After)> Machine(MachineResult? before, MachineResult? after)
    {
        yield return ("operating system", before?.OperatingSystem, after?.OperatingSystem);
        yield return ("CPU", before?.Cpu, after?.Cpu);
        yield return ("cores", before is null ? null : Figures.Number(before.Cores), after is null ? null : Figures.Number(after.Cores));
        yield return ("memory", before is null ? null : Figures.Bytes(before.Memory, 2), after is null ? null : Figures.Bytes(after.Memory, 2));
        yield return ("runtime", before?.Runtime, after?.Runtime);
        yield return ("GC", before?.GcMode, after?.GcMode);
        yield return ("build", before?.BuildConfiguration, after?.BuildConfiguration);
        foreach (var name in (before?.RuntimeSettings.Keys ?? []).Union(after?.RuntimeSettings.Keys ?? []).Order(StringComparer.Ordinal))
        {
            yield return (name, before?.RuntimeSettings.GetValueOrDefault(name), after?.RuntimeSettings.GetValueOrDefault(name));
        }
    }

    private static IEnumerable<(string What, string? Before, string? After)> Settings(LoadResult before, LoadResult after)
    {
        static string NameOf(SettingResult setting) => setting.Scenario is null or "default" ? setting.Name : $"{setting.Name} of {setting.Scenario}";
        var (left, right) = (before.Settings.ToLookup(NameOf, setting => setting.Value), after.Settings.ToLookup(NameOf, setting => setting.Value));
        foreach (var name in left.Select(setting => setting.Key).Union(right.Select(setting => setting.Key)))
        {
            yield return (name, left[name].Any() ? string.Join(", ", left[name]) : null, right[name].Any() ? string.Join(", ", right[name]) : null);
        }
    }
}
