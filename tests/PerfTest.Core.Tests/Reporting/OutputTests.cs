using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class OutputTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"perftest-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Theory]
    [InlineData("json", "json")]
    [InlineData("hgrm", "hgrm json")]
    [InlineData(" HLOG , json,", "hlog json")]
    [InlineData("json,hgrm,hlog,hgrm", "hlog hgrm json")]
    public void The_variable_names_what_is_written(string value, string kinds)
    {
        Assert.Null(OutputSetting.Parse(value, NoCi, out var parsed));
        Assert.Equal(kinds, string.Join(' ', parsed.Select(kind => kind.Name)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    public void Nothing_written_is_the_default(string? value)
    {
        Assert.Null(OutputSetting.Parse(value, NoCi, out var parsed));
        Assert.Equal(OutputKinds.Default(NoCi).AsEnumerable(), parsed);
    }

    [Theory]
    [InlineData("hgrm,cvs", "PERFTEST_OUT = \"hgrm,cvs\" names \"cvs\", which is no output: write one or more of ")]
    [InlineData("pdf, Cvs, pdf", "PERFTEST_OUT = \"pdf, Cvs, pdf\" names \"pdf\" and \"Cvs\", which are no outputs: write one or more of ")]
    public void Other_names_are_a_sentence_with_all_that_there_are(string value, string begins)
    {
        var sentence = OutputSetting.Parse(value, NoCi, out var parsed);

        Assert.StartsWith(begins, sentence, StringComparison.Ordinal);
        Assert.EndsWith(", with commas between them; the JSON summary is always written.", sentence, StringComparison.Ordinal);
        Assert.All(OutputKinds.All, kind => Assert.Contains(kind.Name, sentence![begins.Length..], StringComparison.Ordinal));
        Assert.Equal(OutputKinds.Default(NoCi).AsEnumerable(), parsed);
    }

    [Fact]
    public void A_file_is_told_by_its_own_label() =>
        Assert.StartsWith("perftest.json(1,9) out = \"x\" names ", OutputSetting.Parse("x", NoCi, out _, "perftest.json(1,9) out"), StringComparison.Ordinal);

    [Fact]
    public void Names_differ_and_are_lower_case()
    {
        Assert.Equal(OutputKinds.All.Length, OutputKinds.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(OutputKinds.All, kind => Assert.Equal(kind.Name.ToLowerInvariant(), kind.Name));
    }

    [Fact]
    public void Each_output_is_walked_through_the_run_and_told_what_became_of_those_before_it()
    {
        var story = new Story(Story.Closed("Shop"));
        var calls = new List<string>();
        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        var outputs = new RunOutputs(
            [new("one", run => new Told("one", run, calls)), new("two", run => new Told("two", run, calls))],
            new() { Plan = story.Plan, Files = files, Context = new() });
        story.Iterate(1, 5).Until(10);

        outputs.Flush(story.Judge());
        outputs.Begin(Story.Start);
        outputs.Append([story.Recorder.LastSlice!]);
        var result = outputs.Finish(story.Judge(), ["Nobody looked on."], strict: false);

        Assert.Equal(
            [
                "one flush", "two flush", "one begin 15:04:05", "two begin 15:04:05", "one append 1", "two append 1",
                "one finish []", "two finish [Shop.one]",
            ],
            calls);
        Assert.Equal([files.PathOf(".one"), files.PathOf(".two")], result.Files);
        Assert.Contains("Nobody looked on.", result.Warnings);
        Assert.True(result.Passed);
    }

    [Fact]
    public void Under_strict_outputs_the_outputs_after_it_know_of_the_failure()
    {
        var story = new Story(Story.Closed("Shop"));
        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        var outputs = new RunOutputs(OutputKinds.All.Where(kind => !kind.WantsSamples), new() { Plan = story.Plan, Files = files, Context = new(), Environment = NoCi });
        Directory.CreateDirectory(files.PathOf(".hgrm"));

        var result = outputs.Finish(story.Iterate(1, 5).Until(10).Judge(), [], strict: true);

        Assert.False(result.Passed);
        Assert.Contains($"'{files.PathOf(".hgrm")}' could not be written", result.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("verdict stands", result.Summary, StringComparison.Ordinal);
        Assert.Contains("\"passed\": false", File.ReadAllText(files.PathOf(".json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_there_before_the_load_and_renewed_less_often_than_the_summary()
    {
        var story = new Story(Story.Closed("Shop"));
        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        var time = new HandTime();
        var output = new HtmlOutput(new() { Plan = story.Plan, Files = files, Context = new(), Environment = NoCi, Time = time });

        output.Flush(story.Judge());
        var first = File.ReadAllText(files.PathOf(".html"));
        story.Iterate(3, 5).Until(5);
        time.Ticks += TimeSpan.FromSeconds(14).Ticks;
        output.Flush(story.Judge());
        Assert.Equal(first, File.ReadAllText(files.PathOf(".html")));
        time.Ticks += TimeSpan.FromSeconds(1).Ticks;
        output.Flush(story.Judge());

        var second = File.ReadAllText(files.PathOf(".html"));
        Assert.NotEqual(first, second);
        Assert.Contains("class=\"verdict running\"", second, StringComparison.Ordinal);
        output.Finish(story.Until(10).Judge());
        Assert.Contains("class=\"verdict passed\"", File.ReadAllText(files.PathOf(".html")), StringComparison.Ordinal);
    }

    private static string? NoCi(string name) => null;

    private sealed class Told(string name, OutputRun run, List<string> calls) : ResultOutput
    {
        public override void Begin(DateTimeOffset startedAt) => calls.Add($"{name} begin {startedAt:HH:mm:ss}");

        public override void Append(IReadOnlyList<Slice> slices) => calls.Add($"{name} append {slices.Count}");

        public override void Flush(LoadResult soFar) => calls.Add($"{name} flush");

        public override void Finish(LoadResult result)
        {
            calls.Add($"{name} finish [{string.Join(' ', result.Files.Select(Path.GetFileName))}]");
            run.Files.TryWrite($".{name}", _ => { });
        }
    }

    private sealed class HandTime : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
