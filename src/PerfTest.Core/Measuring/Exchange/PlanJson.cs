using System.Collections.Immutable;
using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A plan as JSON, whole: what is read is equal to what was written.</summary>
internal static class PlanJson
{
    public static void Write(Utf8JsonWriter json, LoadPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("name", plan.Name);
        json.WriteString("mode", plan.Mode.ToString());
        json.WriteNumber("seed", plan.Seed);
        if (!plan.Segment.IsWhole)
        {
            json.WriteString("segment", plan.Segment.ToString());
            json.WriteString("segment_sequence", plan.Segment.Sequence);
        }

        json.WriteExact("time_scale", plan.TimeScale);
        json.WriteString("expected_statuses", plan.ExpectedStatuses.Text);
        json.WriteAll("metrics", plan.DeclaredMetrics, WriteMetric);
        json.WriteAll("scenarios", plan.Scenarios, WriteScenario);
        json.WriteAll("thresholds", plan.Thresholds, ThresholdJson.Write);
        if (!plan.Baselines.IsEmpty)
        {
            json.WriteAll("baselines", plan.Baselines, BaselineJson.Write);
        }

        if (plan.BreakingPoint is { } search)
        {
            json.WritePropertyName("breaking_point");
            BreakingPointPlanJson.Write(json, search);
        }

        if (!plan.Probes.IsEmpty)
        {
            json.WriteAll("probes", plan.Probes, WatchingJson.Write);
        }

        if (!plan.Scrapes.IsEmpty)
        {
            json.WriteAll("scrapes", plan.Scrapes, WatchingJson.Write);
        }

        if (!plan.Watched.IsEmpty)
        {
            json.WriteAll("watched", plan.Watched, WatchingJson.Write);
        }

        json.WriteAll("origins", plan.Origins, WriteOrigin);
        json.WriteTexts("warnings", plan.Warnings);
        json.WriteEndObject();
    }

    /// <summary>
    /// What the parts of one run have in common, and runs of different plans have not: the plan without the part of it that one process has, without where its settings
    /// came from, and without warnings.
    /// </summary>
    public static ReadOnlyMemory<byte> Common(LoadPlan plan) => ExchangeWriting.Compact(json => Write(json, plan with { Segment = Segment.Whole, Origins = [], Warnings = [] }));

    /// <exception cref="FormatException">It is no plan: a sentence says why.</exception>
    public static LoadPlan Read(ExchangeValue value)
    {
        if (!Segment.TryParse(value.Find("segment")?.Text, value.Find("segment_sequence")?.Text, out var segment, out var mistake))
        {
            throw new FormatException($"'{value.Path}.segment': {mistake}");
        }

        ImmutableArray<Scenario> scenarios = [.. value["scenarios"].Items.Select(ReadScenario)];
        return new()
        {
            Name = value["name"].Text,
            Mode = value["mode"].Name<RunMode>(),
            Seed = value["seed"].Long,
            Segment = segment,
            TimeScale = value["time_scale"].Number,
            ExpectedStatuses = WatchingJson.ReadStatuses(value["expected_statuses"]),
            DeclaredMetrics = [.. value["metrics"].Items.Select(metric => new KnownMetric(metric["name"].Text, metric["type"].Name<MetricType>(), metric["unit"].Name<Unit>(), metric.Find("non_negative")?.Truth ?? false))],
            Scenarios = scenarios.IsEmpty ? throw new FormatException($"'{value.Path}.scenarios' is empty: a plan has at least one.") : scenarios,
            Thresholds = [.. value["thresholds"].Items.Select(ThresholdJson.Read)],
            Baselines = [.. value.Find("baselines")?.Items.Select(BaselineJson.Read) ?? []],
            BreakingPoint = value.Find("breaking_point") is { } search ? BreakingPointPlanJson.Read(search) : null,
            Probes = [.. value.Find("probes")?.Items.Select(WatchingJson.ReadProbe) ?? []],
            Scrapes = [.. value.Find("scrapes")?.Items.Select(WatchingJson.ReadScrape) ?? []],
            Watched = [.. value.Find("watched")?.Items.Select(WatchingJson.ReadProcess) ?? []],
            Origins = [.. value["origins"].Items.Select(origin => new SettingOrigin(origin["setting"].Text, origin["value"].Text, origin["origin"].Text, origin.Find("scenario")?.Text))],
            Warnings = [.. value["warnings"].Items.Select(warning => warning.Text)],
        };
    }

    private static void WriteMetric(Utf8JsonWriter json, KnownMetric metric)
    {
        json.WriteStartObject();
        json.WriteString("name", metric.Name);
        json.WriteString("type", metric.Type.ToString());
        json.WriteString("unit", metric.Unit.ToString());
        if (metric.IsNonNegative)
        {
            json.WriteBoolean("non_negative", true);
        }

        json.WriteEndObject();
    }

    private static void WriteScenario(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        json.WritePropertyName("workload");
        WorkloadJson.Write(json, scenario.Workload);
        json.WriteTime("start_time", scenario.StartTime);
        json.WriteTime("graceful_stop", scenario.GracefulStop);
        json.WriteTime("warmup", scenario.Warmup);
        json.WriteTags("tags", scenario.Tags);
        json.WriteAll("bodies", scenario.Bodies, static (json, body) =>
        {
            json.WriteStartObject();
            json.WriteString("exec", body.Exec);
            json.WriteNumber("weight", body.Weight);
            json.WriteOptional("name", body.Name);
            json.WriteTags("tags", body.Tags);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static Scenario ReadScenario(ExchangeValue value) => new()
    {
        Name = value["name"].Text,
        Workload = WorkloadJson.Read(value["workload"]),
        StartTime = value["start_time"].Length,
        GracefulStop = value["graceful_stop"].Length,
        Warmup = value["warmup"].Length,
        Tags = ReadTags(value["tags"]),
        Bodies = [.. value["bodies"].Items.Select(body => new ScenarioBody(body["exec"].Text, body["weight"].Int) { Name = body.Find("name")?.Text, Tags = ReadTags(body["tags"]) })],
    };

    private static ImmutableSortedDictionary<string, string> ReadTags(ExchangeValue value)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var (key, tag) in value.Members)
        {
            tags[key] = tag.Text;
        }

        return tags.ToImmutable();
    }

    private static void WriteOrigin(Utf8JsonWriter json, SettingOrigin origin)
    {
        json.WriteStartObject();
        json.WriteString("setting", origin.Setting);
        json.WriteString("value", origin.Value);
        json.WriteString("origin", origin.Origin);
        json.WriteOptional("scenario", origin.Scenario);
        json.WriteEndObject();
    }
}
