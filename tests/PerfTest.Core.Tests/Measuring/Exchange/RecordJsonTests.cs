using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Judging;
using PerfTest.Core.Tests.Reporting;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>Everything that was measured survives being written and read.</summary>
public class RecordJsonTests
{
    [Fact]
    public void Law_what_is_read_is_written_again_the_same() => Prop.ForAll(ScriptedRun.Any.ToArbitrary(), script =>
    {
        var json = Written(script.Whole());
        Assert.Equal(json, Written(Read(json)));
    }).Holds(60);

    [Fact]
    public void Law_what_is_read_is_judged_as_what_was_written() => Prop.ForAll(ScriptedRun.Any.ToArbitrary(), script =>
    {
        var record = script.Whole();
        var result = Judge.Evaluate(record, ScriptedRun.Options(record));

        var (read, options) = JsonRecord.Read(new ExchangeValue(Parse(Exchange.Text(json => JsonRecord.Write(json, result))), "record"), new());

        Assert.Equal(Summary(result), Summary(Judge.Evaluate(read, options)));
    }).Holds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_search_keeps_its_plan_and_each_of_its_levels(bool isRate)
    {
        var plan = ScriptedRun.Plan with
        {
            BreakingPoint = new() { From = 50, To = 10_000, IsRate = isRate, AtLeast = isRate ? 400 : null, Measure = TimeSpan.FromSeconds(2), Settle = TimeSpan.FromMilliseconds(400), MaxVus = isRate ? 77 : null, IsSynchronous = isRate },
        };
        var record = new Story(plan).Vus(3, scenario: "Open").Iterate(5, 20, "Closed").Until(1).Record();
        var result = Judge.Evaluate(record, new()).WithBreakingPoint(Found(isRate), LoadVerdict.Passed, []);

        var json = Exchange.Text(json => JsonRecord.Write(json, result));
        var value = new ExchangeValue(Parse(json), "record");
        var (read, options) = JsonRecord.Read(value, new());
        var found = JsonRecord.ReadSearch(value)!;

        Assert.Equal(plan.BreakingPoint, read.Plan.BreakingPoint);
        Assert.Equal(result.BreakingPoint!.Levels.Select(Text), found.Levels.Select(Text));
        Assert.Equal(Summary(result), Summary(Judge.Evaluate(read, options).WithBreakingPoint(found, LoadVerdict.Passed, [])));
    }

    [Fact]
    public void What_is_no_search_has_none() => Assert.Null(JsonRecord.ReadSearch(new(Parse(Exchange.Text(Node())), "record")));

    [Fact]
    public void Values_of_all_magnitudes_survive_below_zero_too() => Prop.ForAll(Cases.Samples, values =>
    {
        var sparse = SparseHistogram.Of(Cases.Histogram(values));
        var whole = Exchange.Text(json =>
        {
            json.WriteStartObject();
            HistogramJson.WriteMembers(json, sparse);
            HistogramJson.WritePacked(json, "packed", sparse);
            json.WriteEndObject();
        });
        var value = new ExchangeValue(Parse(whole), "histogram");

        Assert.Equal(sparse.ToHistogram().Content(), HistogramJson.Read(value).ToHistogram().Content());
        Assert.Equal(sparse.ToHistogram().Content(), HistogramJson.ReadPacked(value.Find("packed")).ToHistogram().Content());
    }).Holds(300);

    [Fact]
    public void A_series_alone_says_all_that_it_is()
    {
        var store = new MetricStore();
        var catalog = new MetricCatalog();
        var tags = store.NoTags.With("name", "/a \"b\"").With("scenario", "default");
        store.GetTrend(store.BuiltIn.HttpReqDuration, tags).Record(1_234_567);
        store.GetCounter(store.Define("bought", MetricType.Counter, Unit.None), tags).Add(3);
        store.GetRate(store.BuiltIn.Checks, tags).Record(true);
        store.GetGauge(store.BuiltIn.Vus, tags).Set(0.1);
        SeriesSnapshot[] series = [.. store.Snapshot().Metrics.SelectMany(metric => metric.Series)];

        SeriesSnapshot[] read = [.. series.Select(one => SeriesJson.Read(new(Parse(Exchange.Text(json => SeriesJson.Write(json, one))), "series"), catalog))];

        Assert.Equal(series.Select(Exchange.Text), read.Select(Exchange.Text));
        Assert.Equal(4, read.Length);
        Assert.All(read, one => Assert.Same(read[0].Tags, one.Tags));
        Assert.True(read.Single(one => one.Metric.Name == "http_req_duration").Metric.IsBuiltIn);
        Assert.False(read.Single(one => one.Metric.Name == "bought").Metric.IsBuiltIn);
    }

    [Theory]
    [InlineData("run.version", "2", "'record.run' was written by a newer PerfTest: its version is 2, and this one reads 1.")]
    [InlineData("run.plan", null, "'record.run.plan' is missing.")]
    [InlineData("run.plan.seed", "\"one\"", "'record.run.plan.seed' is not a whole number: \"one\".")]
    [InlineData("run.plan.mode", "\"Fast\"", "'record.run.plan.mode' is \"Fast\", which is none of Full, Smoke, Debug.")]
    [InlineData("run.plan.scenarios.0.workload.executor", "\"externally-controlled\"", "'record.run.plan.scenarios[0].workload' has the executor \"externally-controlled\", which is none of PerfTest's.")]
    [InlineData("run.plan.scenarios.0.start_time", "\"soon\"", "'record.run.plan.scenarios[0].start_time' is not a time like 00:01:30: \"soon\".")]
    [InlineData("run.outcome.scenarios", "[]", "'record.run.outcome.scenarios' has 0 scenarios, and the plan has 2.")]
    [InlineData("run.recorded.metrics.0.type", "\"Trend\"", "'record.run.recorded.metrics[0]': The metric 'vus' is a Gauge of unit None in one place and a Trend of unit None in another.")]
    [InlineData("run.slices", "17", "'record.run.slices' is not an array: 17.")]
    [InlineData("run.slices.0.end", "-1", "'record.run.slices[0]' ends before it starts.")]
    [InlineData("run.in_memory", "1", "'record.run.in_memory' is not true or false: 1.")]
    [InlineData("strict_health", null, "'record.strict_health' is missing.")]
    [InlineData("sliding.0.threshold", "99", "'record.sliding[0].threshold' is 99, and the plan has 9 limits.")]
    public void What_is_no_record_is_a_sentence(string place, string? value, string sentence)
    {
        var node = Node();
        Put(node, place.Split('.'), value);

        Assert.Equal(sentence, Mistake(node));
    }

    [Theory]
    [InlineData("hdr", "\"AAAA\"", "The bytes are no compressed histogram of HdrHistogram's V2 format: they do not begin with its mark.")]
    [InlineData("count", "7", "is damaged: it says that it has 7 samples, and its histogram has 5.")]
    [InlineData("max", "1", "is damaged: its extremes")]
    public void A_damaged_distribution_is_a_sentence(string member, string value, string sentence)
    {
        var node = Node();
        var series = node["run"]!["recorded"]!["metrics"]!.AsArray().First(metric => (string)metric!["metric"]! == "iteration_duration")!["series"]![0]!;
        series[member] = JsonNode.Parse(value);

        Assert.Contains(sentence, Mistake(node), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"!\",0]", "is not base64")]
    [InlineData("[\"AA==\",0]", "its bytes are no buckets of a histogram")]
    [InlineData("[\"EQ==\",0]", "it has 2 parts, which does not fit its buckets")]
    [InlineData("[\"EQ==\",0,5,4]", "its extremes 5 and 4")]
    [InlineData("[1]", "it has 1 parts")]
    [InlineData("{}", "is not an array")]
    public void A_damaged_slice_is_a_sentence(string packed, string sentence)
    {
        var node = Node();
        node["run"]!["slices"]![0]!["scenarios"]![1]!["iteration_latency"] = JsonNode.Parse(packed);

        Assert.Contains(sentence, Mistake(node), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_value_in_the_place_of_another_is_a_sentence_or_is_read()
    {
        var good = Exchange.Text(Node());
        foreach (var place in Places(JsonNode.Parse(good)!, []).ToList())
        {
            foreach (var value in new[] { null, "null", "-1", "\"x\"", "[]", "{}", "1e300", "true" })
            {
                var node = JsonNode.Parse(good)!;
                Put(node, [.. place], value);
                try
                {
                    var (record, options) = Read(node);
                    Assert.NotNull(Judge.Evaluate(record, options));
                }
                catch (FormatException exception)
                {
                    Assert.Contains('\'', exception.Message);
                    Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    private static BreakingPointResult Found(bool isRate) => new()
    {
        Outcome = isRate ? BreakingPointOutcome.Found : BreakingPointOutcome.NotRecovered,
        IsRate = isRate,
        Held = isRate ? 400 : null,
        IsConfirmed = isRate,
        Broke = isRate ? 420 : null,
        AtLeast = isRate ? 400 : null,
        Summary = "What was \"found\".",
        Levels =
        [
            Level(50, "50/s", true, new(Cases.Histogram([1_000_000, 1_234_567, 99_000_000]), 0)),
            Level(420, "420/s", false, new(Cases.Histogram([5_000_000]), 17)),
            Level(840, "840/s", false, new(new(), 3)),
            Level(10_000, "10,000/s", false, null),
        ],
    };

    private static BreakingPointLevel Level(long load, string text, bool held, Distribution? latency) => new()
    {
        Load = load,
        Text = text,
        Held = held,
        IsConfirmation = load == 50,
        Completed = load * 0.987,
        Latency = new("iteration_response_time", latency),
        Reason = held ? null : "It did not hold.",
    };

    private static string Text(BreakingPointLevel level) =>
        $"{level.Load} {level.Text} {level.Held} {level.IsConfirmation} {level.Completed:R} {level.Reason} {level.Latency.Name} {level.Latency.Distribution?.NeverStarted} {level.Latency.Distribution?.Values.Content()}";

    private static JsonNode Node()
    {
        var story = new Story(ScriptedRun.Plan).Vus(3, scenario: "Open").Vus(4, scenario: "Closed").Iterate(5, 20, "Closed").Iterate(5, 1, "Open").Request(5, 2, scenario: "Closed").Check(2, "ok", true);
        var record = story.Error(new InvalidOperationException("no")).Until(1).Until(3).Record() with { Health = null };
        var result = Judge.Evaluate(record, ScriptedRun.Options(record));
        return JsonNode.Parse(Exchange.Text(json => JsonRecord.Write(json, result)))!;
    }

    private static string Mistake(JsonNode node) => Assert.Throws<FormatException>(() => Read(node)).Message;

    private static (RunRecord Record, JudgingOptions Options) Read(JsonNode node) => JsonRecord.Read(new(Parse(Exchange.Text(node)), "record"), new());

    private static void Put(JsonNode node, string[] place, string? value)
    {
        foreach (var step in place[..^1])
        {
            node = node is JsonArray array ? array[int.Parse(step)]! : node[step]!;
        }

        var parsed = value is null ? null : JsonNode.Parse(value);
        if (node is JsonArray items)
        {
            items[int.Parse(place[^1])] = parsed;
        }
        else if (value is null)
        {
            node.AsObject().Remove(place[^1]);
        }
        else
        {
            node[place[^1]] = parsed;
        }
    }

    /// <summary>Every place of a document; of long arrays, the first two.</summary>
    private static IEnumerable<IReadOnlyList<string>> Places(JsonNode? node, IReadOnlyList<string> path)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Take(2).Select((item, i) => (i.ToString(), item)),
            _ => [],
        };
        foreach (var (key, child) in children)
        {
            IReadOnlyList<string> place = [.. path, key];
            yield return place;
            foreach (var deeper in Places(child, place))
            {
                yield return deeper;
            }
        }
    }

    private static string Written(RunRecord record) => Exchange.Text(json => RecordJson.Write(json, record));

    private static RunRecord Read(string json) => RecordJson.Read(new(Parse(json), "record"), new());

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static string Summary(LoadResult result)
    {
        using var stream = new MemoryStream();
        JsonSummary.Write(stream, result, ReportStories.Context);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
