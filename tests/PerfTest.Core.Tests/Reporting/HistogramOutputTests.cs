using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class HistogramOutputTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"perftest-{Guid.NewGuid():N}");
    private readonly ResultsFiles _files;

    public HistogramOutputTests() => _files = new ResultsFolder(_root, Story.Start, 4711).For("Shop");

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    /// <summary>The intervals of each tag add up to what the judge sees of the whole run.</summary>
    [Fact]
    public void The_log_has_each_scenario_s_headline_in_each_interval()
    {
        var story = TwoScenarios();
        var log = new HlogOutput(RunOf(story));
        log.Begin(Story.Start);
        for (var second = 1; second <= 3; second++)
        {
            story.Iterate(10, 5 * second, "Browse").Request(10, 4 * second, scenario: "Browse")
                .Iterate(5, 30, "Order", lag: second).Drop(second == 2 ? 4 : 0, "Order").Until(second);
            log.Append([story.Recorder.LastSlice!]);
        }

        var result = story.Judge();
        var lines = File.ReadAllLines(_files.PathOf(".hlog"));
        Assert.Equal(
            [
                "#[Histogram log format version 1.3]",
                "#[StartTime: 1767366245.000 (seconds since epoch), 2026-01-02 15:04:05Z]",
                "#[BaseTime: 1767366245.000 (seconds since epoch)]",
                "#[Values are nanoseconds; Interval_Max is in milliseconds]",
                "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"",
                "Tag=Browse:http_req_duration,0.000,1.000,4.002",
                "Tag=Order:iteration_response_time,0.000,1.000,31.015",
                "Tag=Browse:http_req_duration,1.000,1.000,8.004",
                "#[4 iterations of Order due in the next line's interval never started and rank as slower than any]",
                "Tag=Order:iteration_response_time,1.000,1.000,32.014",
                "Tag=Browse:http_req_duration,2.000,1.000,12.001",
                "Tag=Order:iteration_response_time,2.000,1.000,33.014",
            ],
            lines.Select(line => line.Split(",HISTF")[0]));
        foreach (var scenario in result.Scenarios)
        {
            var sum = new Histogram();
            foreach (var line in lines.Where(line => line.StartsWith($"Tag={scenario.Name}:{scenario.HeadlineMetric},", StringComparison.Ordinal)))
            {
                sum.Add(HdrDecoding.Decode(line[(line.LastIndexOf(',') + 1)..]));
            }

            Assert.Equal(scenario.Latency.Distribution!.Values.Buckets(), sum.Buckets());
        }

        Assert.Equal([_files.PathOf(".hlog")], _files.Written);
    }

    [Fact]
    public void Two_ticks_at_one_moment_make_one_line()
    {
        var story = new Story(Story.Closed("Shop"));
        var log = new HlogOutput(RunOf(story));
        foreach (var second in new[] { 1.0, 1, 1.5 })
        {
            story.Iterate(second == 1.5 ? 1 : 0, 3).Until(second);
            log.Append([story.Recorder.LastSlice!]);
        }

        Assert.Equal(
            ["Tag=default:iteration_duration,0.000,1.000", "Tag=default:iteration_duration,1.000,0.500"],
            File.ReadAllLines(_files.PathOf(".hlog")).Select(line => string.Join(',', line.Split(',').Take(3))));
    }

    [Fact]
    public void After_a_line_that_could_not_be_written_no_other_follows()
    {
        var story = new Story(Story.Closed("Shop"));
        var log = new HlogOutput(RunOf(story));
        Directory.CreateDirectory(_files.PathOf(".hlog"));
        log.Begin(Story.Start);
        Directory.Delete(_files.PathOf(".hlog"));
        story.Until(1);
        log.Append([story.Recorder.LastSlice!]);

        Assert.False(File.Exists(_files.PathOf(".hlog")));
        Assert.Contains("could not be written", Assert.Single(_files.Warnings), StringComparison.Ordinal);
        Assert.Empty(_files.Written);
    }

    [Fact]
    public void The_distribution_of_the_headline_is_a_file_of_all_and_one_of_each_scenario()
    {
        var story = TwoScenarios();
        story.Iterate(10, 5, "Browse").Request(10, 4, scenario: "Browse").Iterate(9, 30, "Order").Drop(1, "Order").Until(10);

        new HgrmOutput(RunOf(story)).Finish(story.Judge());

        Assert.Equal(["Shop.hgrm", "Shop+Browse.hgrm", "Shop+Order.hgrm"], _files.Written.Select(Path.GetFileName));
        Assert.Equal(
            [
                "#[Max     =       30.015, Total count    =            9]",
                "#[Buckets =           32, SubBuckets     =         2048]",
                "#[iteration_response_time in milliseconds]",
                "#[Not in it: 1 sample of iterations that never started (10.0 % of all), which rank as slower than any]",
            ],
            File.ReadAllLines(_files.PathOf("+Order.hgrm")).TakeLast(4));
        Assert.Equal(
            ["#[Buckets =           32, SubBuckets     =         2048]", "#[http_req_duration in milliseconds]"],
            File.ReadAllLines(_files.PathOf("+Browse.hgrm")).TakeLast(2));
        Assert.Contains("Total count    =           19]", File.ReadAllText(_files.PathOf(".hgrm")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_scenario_has_one_file_also_without_samples()
    {
        var story = new Story(Story.Closed("Shop"));
        new HgrmOutput(RunOf(story)).Finish(story.Until(10).Judge());

        Assert.Equal(["Shop.hgrm"], _files.Written.Select(Path.GetFileName));
        Assert.Contains("Total count    =            0]", File.ReadAllText(_files.PathOf(".hgrm")), StringComparison.Ordinal);
    }

    private OutputRun RunOf(Story story) => new() { Plan = story.Plan, Files = _files, Context = new() };

    private static Story TwoScenarios() => new(Story.Of(
        "Shop",
        [
            Story.ScenarioOf("Browse", new ConstantVus(10, TimeSpan.FromSeconds(10))),
            Story.ScenarioOf("Order", new ConstantArrivalRate(new(5, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10)),
        ],
        []));
}
