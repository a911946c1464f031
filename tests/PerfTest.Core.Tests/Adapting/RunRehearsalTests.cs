using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class RunRehearsalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-rehearsal").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_reports_again_and_again_until_the_plan_begins_and_leaves_nothing_behind()
    {
        using var begun = new ManualResetEventSlim();
        var shown = new Rehearsed(onThird: begun.Set);
        (RunRecorder recorder, RunOutputs outputs) = Open(shown);

        new RunRehearsal(recorder, outputs).RunUntil(begun);

        shown.Results.Select(result => result.Duration).Should().Equal([.. Enumerable.Range(1, 3).Select(round => Nanoseconds.ToTimeSpan(round * recorder.SlicePeriod))], "each is a slice longer");
        Directory.EnumerateFileSystemEntries(_folder, "*.*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void It_ends_by_itself_in_a_long_warm_up()
    {
        using var begun = new ManualResetEventSlim();
        var shown = new Rehearsed(() => { });
        (RunRecorder recorder, RunOutputs outputs) = Open(shown);

        new RunRehearsal(recorder, outputs).RunUntil(begun);

        shown.Results.Should().HaveCount(40);
    }

    [Fact]
    public void Once_the_plan_has_begun_it_does_nothing()
    {
        using var begun = new ManualResetEventSlim(initialState: true);
        var shown = new Rehearsed(() => { });
        (RunRecorder recorder, RunOutputs outputs) = Open(shown);

        new RunRehearsal(recorder, outputs).RunUntil(begun);

        shown.Results.Should().BeEmpty();
    }

    /// <summary>Of a run with a warm-up: what keeps the warm-up's samples, and all outputs that write while a run goes.</summary>
    private (RunRecorder Recorder, RunOutputs Outputs) Open(Rehearsed shown)
    {
        LoadPlan plan = Story.Closed("Shop");
        plan = plan with { Scenarios = [.. plan.Scenarios.Select(scenario => scenario with { Warmup = TimeSpan.FromSeconds(5) })] };
        RunRecorder rehearsal = new RunRecorder(plan).Rehearsal!;
        var run = new OutputRun { Plan = plan, Files = new ResultsFolder(_folder, Story.Start, 1).For("Shop"), Context = new() };
        return (rehearsal, new RunOutputs([OutputKinds.Json, OutputKinds.Html, new OutputKind("shown", _ => shown)], run));
    }

    private sealed class Rehearsed(Action onThird) : ResultOutput
    {
        public List<LoadResult> Results { get; } = [];

        public override void Rehearse(LoadResult soFar)
        {
            Results.Add(soFar);
            if (Results.Count == 3)
            {
                onThird();
            }
        }

        public override void Finish(LoadResult result) => throw new InvalidOperationException("Nothing has ended.");
    }
}
