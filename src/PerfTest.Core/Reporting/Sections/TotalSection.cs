using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>What was measured over the whole run, by k6's names: checks, HTTP, execution, network, and the test's own metrics.</summary>
internal static class TotalSection
{
    private static readonly double[] Shown = [90, 95, 99];

    private static readonly string[] Http =
    [
        MetricNames.HttpReqDuration, MetricNames.HttpReqResponseTime, MetricNames.HttpReqBlocked, MetricNames.HttpReqConnecting, MetricNames.HttpReqTlsHandshaking,
        MetricNames.HttpReqSending, MetricNames.HttpReqWaiting, MetricNames.HttpReqReceiving, MetricNames.HttpReqFailed, MetricNames.HttpReqs,
        MetricNames.HttpClientRequestDuration,
    ];

    private static readonly string[] Execution =
    [
        MetricNames.IterationDuration, MetricNames.IterationResponseTime, MetricNames.IterationStartLag, MetricNames.IterationFailed, MetricNames.Iterations,
        MetricNames.DroppedIterations, MetricNames.Vus, MetricNames.VusMax,
    ];

    private static readonly string[] Network =
    [
        MetricNames.DataReceived, MetricNames.DataSent, MetricNames.WsSessions, MetricNames.WsConnecting, MetricNames.WsSessionDuration, MetricNames.WsMsgsSent,
        MetricNames.WsMsgsReceived,
    ];

    public static IEnumerable<string> Lines(LoadResult result)
    {
        var sheet = new TotalSheet();
        AddChecks(sheet, result);
        Add(sheet, "HTTP", result, Http);
        Add(sheet, "EXECUTION", result, Execution);
        AddGroups(sheet, result);
        Add(sheet, "NETWORK", result, Network);
        string[] probes = [.. result.Record.Plan.Probes.SelectMany(probe => probe.Metrics).Select(metric => metric.Name)];
        Add(sheet, "PROBES", result, probes);
        string[] target = [.. TargetMetrics.All.Select(metric => metric.Name), .. result.Record.Plan.Scrapes.SelectMany(scrape => scrape.Series).Distinct()];
        Add(sheet, "TARGET", result, target);
        Add(sheet, "CUSTOM", result, [.. result.Record.Metrics.Metrics.Where(metric => !metric.Metric.IsBuiltIn).Select(metric => metric.Metric.Name).Except(probes).Except(target)]);
        return ["TOTAL RESULTS", .. sheet.Lines(), .. NotReached.Explain([result.Http.ResponseTime, result.Iterations.ResponseTime]), .. SharedConnections(result)];
    }

    /// <summary>Which requests have no parts.</summary>
    private static IEnumerable<string> SharedConnections(LoadResult result)
    {
        var all = result.Http.Requests.Count;
        var sharing = result.Metrics.TagValues(MetricNames.HttpReqs, TagNames.Proto)
            .Where(proto => proto.StartsWith("HTTP/2", StringComparison.Ordinal) || proto.StartsWith("HTTP/3", StringComparison.Ordinal))
            .Sum(proto => result.Metrics.Counter(MetricNames.HttpReqs, (TagNames.Proto, proto)).Count);
        if (sharing > 0)
        {
            yield return $"  {Figures.Count(sharing)} of {Figures.Count(all)} requests shared a connection (HTTP/2): they have no http_req_sending, waiting and receiving";
        }
    }

    private static void AddChecks(TotalSheet sheet, LoadResult result)
    {
        if (result.Checks.Count == 0)
        {
            return;
        }

        sheet.AddTitle("CHECKS");
        var all = result.Metrics.Rate(MetricNames.Checks);
        sheet.AddText(MetricNames.Checks, Share(all.Passes, all.Total));
        foreach (var check in result.Checks)
        {
            var group = check.Group.Length == 0 ? "" : $"{check.Group[2..].Replace("::", " › ", StringComparison.Ordinal)} › ";
            sheet.AddText($"  {(check.Fails == 0 ? "✓" : "✗")} {Ellipsis.OneLine(group + check.Name)}", Share(check.Passes, check.Passes + check.Fails));
        }
    }

    private static void AddGroups(TotalSheet sheet, LoadResult result)
    {
        foreach (var group in result.Metrics.TagValues(MetricNames.GroupDuration, TagNames.Group))
        {
            var path = group.Replace("::", " › ", StringComparison.Ordinal).TrimStart(' ', '›');
            AddTrend(sheet, $"group {Ellipsis.OneLine(path)}", Unit.Time, result.Metrics.Latency(MetricNames.GroupDuration, (TagNames.Group, group)).Distribution);
        }
    }

    private static void Add(TotalSheet sheet, string title, LoadResult result, IEnumerable<string> names)
    {
        var known = names.Select(name => result.Record.Metrics.Find(name)).OfType<Metric>().Where(metric => HasSamples(result, metric)).ToList();
        if (known.Count == 0)
        {
            return;
        }

        sheet.AddTitle(title);
        foreach (var metric in known)
        {
            Add(sheet, result, metric);
        }
    }

    private static bool HasSamples(LoadResult result, Metric metric) =>
        metric.Name == MetricNames.DroppedIterations || result.Record.Metrics.Series(metric.Name).Any();

    private static void Add(TotalSheet sheet, LoadResult result, Metric metric)
    {
        switch (metric.Type)
        {
            case MetricType.Trend:
                AddTrend(sheet, metric.Name, metric.Unit, result.Metrics.Trend(metric.Name).Distribution);
                if (metric.Name == MetricNames.HttpReqDuration)
                {
                    AddTrend(sheet, "  of expected responses", Unit.Time, result.Http.ExpectedDuration.Distribution);
                }

                break;
            case MetricType.Counter:
                var counter = result.Metrics.Counter(metric.Name);
                var isBytes = metric.Unit == Unit.Bytes;
                sheet.AddText(metric.Name, isBytes ? Figures.Bytes(counter.Count) : Figures.Count(counter.Count), isBytes ? $"{Figures.Bytes(counter.Rate)}/s" : Figures.PerSecond(counter.Rate));
                break;
            case MetricType.Rate:
                var rate = result.Metrics.Rate(metric.Name);
                sheet.AddText(metric.Name, Share(rate.Passes, rate.Total));
                break;
            default:
                var gauge = result.Metrics.Gauge(metric.Name);
                string Text(double value) => UnitText.Of(metric.Unit, metric.Unit == Unit.Time ? value * TrendScale.PerUnit(Unit.Time) : value);
                sheet.AddText(metric.Name, Text(gauge.Value), $"min {Text(gauge.Min)}, max {Text(gauge.Max)}");
                break;
        }
    }

    private static void AddTrend(TotalSheet sheet, string name, Unit unit, Distribution? all)
    {
        if (all is not { Values.Count: > 0 })
        {
            return;
        }

        string Text(double? value) => value is { } number ? UnitText.OfRecorded(unit, number) : NotReached.Mark;
        sheet.AddTrend(
            name,
            [Text(all.Values.Average), Text(all.Values.Min), Text(all.Quantile(0.5)), Text(all.Values.Max), .. Shown.Select(percent => Text(all.Quantile(percent / 100)))]);
    }

    private static string[] Share(long part, long whole) => [Figures.Percent((double)part / whole), $"{Figures.Count(part)} of {Figures.Count(whole)}"];
}
