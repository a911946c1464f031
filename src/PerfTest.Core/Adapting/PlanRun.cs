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

    /// <summary>Which level of a search it is; null: it is none.</summary>
    public string? Level { get; init; }

    /// <summary>How a companion ends it; null: it alone is ended.</summary>
    public Action<string>? Stop { get; init; }

    /// <summary>What companions are shown of what was measured so far. Default: that.</summary>
    public Func<LoadResult, LoadResult> Dress { get; init; } = result => result;

    /// <summary>What this process has to do with a run on several machines; null: it sends all of the load.</summary>
    public DistributedPart? Part { get; init; }

    /// <summary>Runs the plan.</summary>
    /// <param name="finish">
    /// Makes the last of the result while the process is still held back from ending; it is given a way to show the report where somebody may see it if it is about to.
    /// </param>
    /// <exception cref="VuSetUpException">A set-up has thrown, and nothing was run.</exception>
    /// <exception cref="DistributionException">The machines did not start together, and nothing was run.</exception>
    public async Task<LoadResult> RunAsync(Func<LoadResult, Action<Func<string>>, Task<LoadResult>> finish)
    {
        LoadRunRequest request = kit.Request;
        var controller = Part as ControllerPart;
        var agent = Part as AgentPart;
        var recorder = new RunRecorder(plan, samples: Samples) { Hosts = kit.Hosts, Trace = kit.Trace };
        using RunResources resources = recorder.Resources;
        using var others = new MeterWatch(recorder);
        using var clock = new PacerClock();

        // Once for all machines who looks at the target from outside; on each that sends load who looks at its own processes.
        using var target = new TargetWatches(plan, clock,
        [
            .. agent is null ? plan.Probes.Select(probe => new ProbeWatch(probe, kit.Probes.Of(probe), recorder, clock)) : [],
            .. agent is null ? plan.Scrapes.Select(scrape => new ScrapeWatch(scrape, kit.Probes.Of(scrape), recorder, clock)) : [],
            .. controller is null ? kit.Processes.Watch(recorder, clock, new AllocationTerms(request.IsAlone, kit.EmptyRequest)) : [],
        ]);
        using var watch = new RunWatch(recorder, HealthSampler.For(clock, recorder.Pauses), target, kit.Progress, Outputs, Companions) { Dress = Dress };
        LoadEngine? engine = controller is not null ? null : new LoadEngine(plan, request.Bodies, clock, agent?.Observe(watch, recorder) ?? watch, TimeProvider.System)
        {
            NewSandbox = request.NewSandbox,
            Life = request.Life,
            Borders = watch.Borders,
            TickPeriod = recorder.SlicePeriod,
        };
        foreach (FoundField<IFeeder> found in request.Feeders)
        {
            _ = engine?.Feeders.Of(found.Value);
        }

        IRunControl run = (IRunControl?)engine ?? controller!;
        watch.Run = run;
        using var end = new ProcessEnd(run, plan, request.TakesCtrlC);
        using var stop = new RunStop(run, clock, request.Timeout, request.CancellationToken);
        RunRecord record;
        VuTearDownFailure? tearDown = null;
        if (engine is null)
        {
            await BeginAsync(recorder, watch, run);
            record = await controller!.ConductAsync(recorder, watch, watch.Borders, target.EndAsync);
            await watch.SettleAsync();
        }
        else
        {
            (record, tearDown) = await SendAsync(engine, recorder, watch, target, agent);
        }

        LoadResult result = Judge.Evaluate(record, new JudgingOptions { StrictHealth = kit.StrictHealth, Sliding = watch.Sliding });
        return await finish(tearDown is null ? result : result.WithTearDown(tearDown), end.Tell);
    }

    /// <summary>Sends the load from this process.</summary>
    private async Task<(RunRecord Record, VuTearDownFailure? TearDown)> SendAsync(LoadEngine engine, RunRecorder recorder, RunWatch watch, TargetWatches target, AgentPart? agent)
    {
        try
        {
            await engine.SetUpAsync();
        }
        catch (VuSetUpException)
        {
            await engine.TearDownAsync();
            throw;
        }

        await BeginAsync(recorder, watch, engine);
        using RunnerThreads kept = await RunnerThreads.MakeUpAsync();
        EngineOutcome outcome;
        try
        {
            long? startAt = agent is null ? null : await agent.ReadyAsync(engine, kit.Request.CancellationToken);

            watch.Rehearse();

            // Whoever cancels stops the engine, which ends gracefully.
            outcome = await engine.RunAsync(startAt, CancellationToken.None);
        }
        catch (Exception exception) when (exception is DistributionException or OperationCanceledException)
        {
            engine.Stop(StopCause.Cancelled, "nobody started");
            await engine.RunAsync(cancellationToken: CancellationToken.None);
            await engine.TearDownAsync();
            throw;
        }

        await target.EndAsync(cut: outcome.Cause is StopCause.Cancelled or StopCause.Aborted);
        await watch.SettleAsync();
        outcome = outcome with { Warnings = [.. outcome.Warnings, .. Preflight.Warnings(plan, recorder.Connections, MachineLimits.Read())] };
        VuTearDownFailure? tearDown = await engine.TearDownAsync();

        // With their connections, virtual users let go of bytes that no request has counted.
        recorder.Resources.Dispose();
        RunRecord record = recorder.Finish(outcome) with
        {
            Health = watch.Health is { } health ? health with { RunnerThreads = kept.Count } : null,
            Machine = MachineInfo.Read(kit.Request.TestAssembly ?? typeof(LoadRun).Assembly),
        };
        return (record, tearDown);
    }

    private async Task BeginAsync(RunRecorder recorder, RunWatch watch, IRunControl run)
    {
        watch.Prepare();
        if (Companions is { } companions)
        {
            await companions.BeginAsync(new RunScope
            {
                Recorder = recorder,
                Context = kit.Context,
                Files = kit.Files,
                TestAssembly = kit.Request.TestAssembly,
                Level = Level,
                Stop = Stop ?? (reason => run.Stop(StopCause.Cancelled, reason)),
                Tell = kit.Progress.Tell,
                Note = watch.Note,
                Warn = companions.Warn,
            });
        }
    }
}
