using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Adapting.Extensions;

/// <summary>This assembly has an extension of its own, which is found as those of packages are.</summary>
public sealed class RunExtensionTests
{
    private static readonly TimeSpan Think = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void An_extension_beside_the_engine_is_found_by_its_mark()
    {
        FoundExtensions.OfProcess.Extensions.Should().ContainSingle(extension => extension is FakeExtension);
        FoundExtensions.OfProcess.Warnings.Should().BeEmpty();
        VariableNames.Known.Should().Contain(FakeExtension.Variable);
    }

    [Fact]
    public void Files_that_only_have_a_similar_name_are_left_alone()
    {
        string folder = Directory.CreateTempSubdirectory("perftest-extensions").FullName;
        File.WriteAllText(Path.Combine(folder, "PerfTest.Text.dll"), "no assembly");
        File.WriteAllText(Path.Combine(folder, "PerfTest.Empty.dll"), "");
        File.Copy(typeof(LoadTest).Assembly.Location, Path.Combine(folder, "PerfTest.Other.dll"));

        FoundExtensions found = FoundExtensions.In(folder);

        found.Extensions.Should().BeEmpty();
        found.Warnings.Should().BeEmpty();
        FoundExtensions.In(null).Extensions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_companion_sees_the_run_from_its_begin_over_its_seconds_to_its_result()
    {
        var moments = new List<(long Now, double Iterations, double Seen)>();
        var companion = new FakeCompanion
        {
            OnTick = moment => moments.Add((moment.Tick.Now, moment.Tick.Scenarios.Sum(scenario => scenario.Completed), moment.Result.Iterations.Completed)),
        };

        LoadResult result = await RunAsync(companion, "2500ms");

        result.Passed.Should().BeTrue(result.Summary);
        companion.Calls.First().Should().Be("begin");
        companion.Calls.Last().Should().Be("end");
        companion.Calls.Count(call => call == "tick").Should().BeGreaterThanOrEqualTo(2);
        companion.Result!.Iterations.Completed.Should().Be(result.Iterations.Completed);
        companion.Threads.Keys.Should().Equal("PerfTest: The fake, its own");
        companion.Run!.Plan.Name.Should().Be("with a fake");
        moments.Should().OnlyContain(moment => moment.Seen == moment.Iterations).And.BeInAscendingOrder(moment => moment.Now);
    }

    [Fact]
    public async Task The_result_so_far_is_made_once_for_all_who_ask()
    {
        var results = new List<bool>();
        var companion = new FakeCompanion { OnTick = moment => results.Add(ReferenceEquals(moment.Result, moment.Result)) };

        await RunAsync(companion, "1500ms");

        results.Should().NotBeEmpty().And.OnlyContain(same => same);
    }

    [Fact]
    public async Task A_companion_that_throws_is_a_warning_and_the_verdict_stands()
    {
        var companion = new FakeCompanion { OnTick = _ => throw new InvalidOperationException("no more ink"), OnEnd = _ => throw new IOException("no paper") };

        LoadResult result = await RunAsync(companion, "2500ms");

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().Contain(["The fake failed during the run and takes no further part in it: InvalidOperationException: no more ink", "The fake could not end: IOException: no paper"]);
        companion.Calls.Should().Equal("begin", "tick", "end");
    }

    [Fact]
    public async Task What_throws_when_it_is_asked_is_a_warning()
    {
        LoadResult result = await RunAsync((_, _) => throw new InvalidOperationException("not today"), "1s");

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().Contain("The fake takes no part: InvalidOperationException: not today");
    }

    [Fact]
    public async Task A_companion_that_cannot_begin_sees_no_seconds_and_is_still_told_of_the_end()
    {
        var companion = new FakeCompanion { OnBegin = _ => throw new InvalidOperationException("no port") };

        LoadResult result = await RunAsync(companion, "1500ms");

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().Contain("The fake could not begin: InvalidOperationException: no port");
        companion.Calls.Should().Equal("begin", "end");
    }

    [Fact]
    public async Task A_companion_that_never_comes_back_is_left_behind()
    {
        using var never = new ManualResetEventSlim();
        var companion = new FakeCompanion { Patience = TimeSpan.FromMilliseconds(200), OnEnd = _ => never.Wait() };

        LoadResult result = await RunAsync(companion, "1s");

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().Contain("The fake did not end within 200ms and was left behind.");
        never.Set();
    }

    [Fact]
    public async Task A_companion_can_warn_and_put_words_into_the_line_of_progress_and_stop_the_run()
    {
        string progress = Path.Combine(Directory.CreateTempSubdirectory("perftest-extensions").FullName, "progress.txt");
        FakeCompanion? companion = null;
        companion = new FakeCompanion
        {
            OnBegin = run =>
            {
                run.Tell("told at once");
                run.Note("noted for each line");
                run.Warn("half full");
                run.Warn("half full");
            },
            OnTick = _ => companion!.Run!.Stop("somebody pressed the button"),
        };

        LoadResult result = await RunAsync(companion, "1m", new() { [VariableNames.Progress] = $"file:{progress}" });

        result.Passed.Should().BeFalse();
        result.Summary.Should().Contain("somebody pressed the button");
        result.Duration.Should().BeLessThan(TimeSpan.FromSeconds(50));
        result.Warnings.Count(warning => warning == "half full").Should().Be(1);
        string[] lines = File.ReadAllLines(progress);
        lines.Should().Contain("told at once");
        lines[^1].Should().EndWith("noted for each line");
    }

    [Fact]
    public async Task Wrong_settings_of_an_extension_are_mistakes_before_load_beside_all_others()
    {
        var companion = new FakeCompanion();
        Func<Task> run = () => RunAsync(
            (_, mistakes) =>
            {
                mistakes.Add("PERFTEST_ONLY_FOR_THE_FAKE = \"blue\" is no number.");
                return companion;
            },
            "not a time");

        string message = (await run.Should().ThrowAsync<LoadTestException>()).Which.Message;

        message.Should().Contain("PERFTEST_ONLY_FOR_THE_FAKE = \"blue\" is no number.").And.Contain("not a time");
        companion.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_variable_of_a_package_that_is_not_there_is_told()
    {
        LoadResult result = await RunAsync((_, _) => null, "1s", new() { [VariableNames.Dashboard] = "1", [VariableNames.Otlp] = "0" });

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().Contain("PERFTEST_DASHBOARD is for the package PerfTest.AspNetCore, to which this project does not refer: it does nothing.");
        result.Warnings.Should().NotContain(warning => warning.StartsWith(VariableNames.Otlp, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_strict_outputs_a_failed_companion_fails_the_test()
    {
        var companion = new FakeCompanion { OnBegin = _ => throw new InvalidOperationException("no port") };

        LoadResult result = await RunAsync(companion, "1s", new() { [VariableNames.StrictOutputs] = "1" });

        result.Passed.Should().BeFalse();
        result.Failures.Should().Contain("The fake could not begin: InvalidOperationException: no port");
    }

    private static Task<LoadResult> RunAsync(FakeCompanion companion, string duration, Dictionary<string, string>? variables = null) =>
        RunAsync((_, _) => companion, duration, variables);

    private static async Task<LoadResult> RunAsync(
        Func<PerfTestEnvironment, ICollection<string>, IRunCompanion?> joining, string duration, Dictionary<string, string>? variables = null)
    {
        FakeExtension.Joining.Value = joining;
        LoadRunOutcome outcome = await LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = new LoadBuilder().Vus(2).Duration(duration).Warmup("0s").ToDeclaration("with a fake"),
            Bodies = new Dictionary<string, LoadBody> { ["with a fake"] = new("with a fake", async vu => await vu.ThinkAsync(Think), IsBlocking: false) },
            Parameters = variables ?? [],
        });
        return outcome.Result ?? throw new LoadTestException(string.Join(Environment.NewLine, outcome.Mistakes));
    }
}
