using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>One plan through the engine: run → measure → judge.</summary>
/// <param name="kit">What it needs.</param>
/// <param name="plan">What shall be done.</param>
internal sealed class PlanRun(RunKit kit, LoadPlan plan)
{
    /// <summary>Files that grow with the run and are finished by the caller. Default: none.</summary>
    public RunOutputs Outputs { get; init; } = new([], new OutputRun { Plan = plan, Files = kit.Files, Context = kit.Context });

    /// <summary>Keeps single samples for files; null: nobody wants them.</summary>
    public SampleLog? Samples { get; init; }

    /// <summary>Who goes along; null: nobody.</summary>
    public RunCompanions? Companions { get; init; }

    /// <summary>Runs the plan.</summary>
    /// <param name="finish">
    /// Makes the last of the result while the process is still held back from ending; it is given a way to show the report where somebody may see it if it is about to.
    /// </param>
    /// <exception cref="VuSetUpException">A set-up has thrown, and nothing was run.</exception>
    public async Task<LoadResult> RunAsync(Func<LoadResult, Action<Func<string>>, Task<LoadResult>> finish)
    {
        LoadRunRequest request = kit.Request;
        var recorder = new RunRecorder(plan, samples: Samples) { Hosts = kit.Hosts, Trace = kit.Trace };
        using RunResources resources = recorder.Resources;
        using var others = new MeterWatch(recorder);
        using var clock = new PacerClock();
        using var target = new TargetWatches(plan, clock,
        [
            .. plan.Probes.Select(probe => new ProbeWatch(probe, kit.Probes.Of(probe), recorder, clock)),
            .. plan.Scrapes.Select(scrape => new ScrapeWatch(scrape, kit.Probes.Of(scrape), recorder, clock)),
            .. kit.Processes.Watch(recorder, clock),
        ]);
        using var watch = new RunWatch(recorder, HealthSampler.For(clock), target, kit.Progress, Outputs, Companions);
        var engine = new LoadEngine(plan, request.Bodies, clock, watch, TimeProvider.System)
        {
            NewSandbox = request.NewSandbox,
            Life = request.Life,
            Borders = watch.Borders,
            TickPeriod = recorder.SlicePeriod,
        };
        foreach (FoundField<IFeeder> found in request.Feeders)
        {
            _ = engine.Feeders.Of(found.Value);
        }

        watch.Engine = engine;
        using var end = new ProcessEnd(engine, request.TakesCtrlC);
        using var stop = new RunStop(engine, clock, request.Timeout, request.CancellationToken);
        try
        {
            await engine.SetUpAsync();
        }
        catch (VuSetUpException)
        {
            await engine.TearDownAsync();
            throw;
        }

        watch.Prepare();
        if (Companions is { } companions)
        {
            await companions.BeginAsync(new RunScope
            {
                Recorder = recorder,
                Context = kit.Context,
                Files = kit.Files,
                TestAssembly = request.TestAssembly,
                Stop = reason => engine.Stop(StopCause.Cancelled, reason),
                Tell = kit.Progress.Tell,
                Note = watch.Note,
                Warn = companions.Warn,
            });
        }

        using RunnerThreads kept = await RunnerThreads.MakeUpAsync();
        EngineOutcome outcome = await engine.RunAsync();
        await target.EndAsync(cut: outcome.Cause is StopCause.Cancelled or StopCause.Aborted);
        await watch.SettleAsync();
        outcome = outcome with { Warnings = [.. outcome.Warnings, .. Preflight.Warnings(plan, recorder.Connections, MachineLimits.Read())] };
        VuTearDownFailure? tearDown = await engine.TearDownAsync();

        // With their connections, virtual users let go of bytes that no request has counted.
        resources.Dispose();
        RunRecord record = recorder.Finish(outcome) with
        {
            Health = watch.Health is { } health ? health with { RunnerThreads = kept.Count } : null,
            Machine = MachineInfo.Read(request.TestAssembly ?? typeof(LoadRun).Assembly),
        };
        LoadResult result = Judge.Evaluate(record, new JudgingOptions { StrictHealth = kit.StrictHealth, Sliding = watch.Sliding });
        return await finish(tearDown is null ? result : result.WithTearDown(tearDown), end.Tell);
    }
}
