using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>One load test through all rooms: plan → run → measure → judge → report. Everything a framework has no say in.</summary>
internal static class LoadRun
{
    public static async Task<LoadRunOutcome> RunAsync(LoadRunRequest request)
    {
        FoundExtensions extensions = FoundExtensions.OfProcess;
        ParameterVariables parameters = ParameterVariables.From(request.Parameters, VariableNames.Known);
        SettingFile file = SettingFiles.OfProcess(request.TestAssembly);
        ImmutableArray<SettingFileSection> sections = file.For([request.Declaration.Name, request.Declaration.Method, .. request.Names]);
        PerfTestEnvironment environment = PerfTestEnvironment.FromProcess(parameters.Values).Over(sections.SelectMany(section => section.RunSettings));
        string? wrongProgress = ProgressSetting.Parse(environment[VariableNames.Progress], out ProgressSetting progressSetting, environment.LabelOf(VariableNames.Progress));
        string? wrongOutputs = OutputSetting.Parse(environment[VariableNames.Out], Environment.GetEnvironmentVariable, out ImmutableArray<OutputKind> outputKinds, environment.LabelOf(VariableNames.Out));
        PlanningResult planning = PlanBuilder.Build(request.Declaration, environment.ToOverrides(file, sections));
        var context = new ReportContext { Framework = request.Framework, RerunCommand = request.RerunCommand };
        HostPolicy hosts = AllowedHosts.OfProcess(environment, file, out ImmutableArray<string> wrongHosts);
        using ProbeClients probes = ProbeClients.Find([.. planning.Plan?.Probes ?? [], .. planning.Plan?.Scrapes ?? []], request.Clients, hosts, environment.BaseUrl ?? file.BaseAddress);
        TargetProcesses processes = TargetProcesses.Find(planning.Plan?.Watched ?? [], probes);
        using RunCompanions companions = RunCompanions.Join(extensions, environment);
        string[] mistakes =
        [
            .. request.Mistakes, .. parameters.Mistakes, .. companions.Mistakes, .. planning.Mistakes, .. FeederCheck.MistakesOf(request.Feeders, planning.PeakVus), .. wrongHosts,
            .. InlineCompletionsCheck.MistakesOf(request.Bodies.Values, Environment.GetEnvironmentVariable),
            .. wrongProgress is null ? Array.Empty<string>() : [wrongProgress], .. wrongOutputs is null ? Array.Empty<string>() : [wrongOutputs],
            .. probes.Mistakes, .. processes.Mistakes,
        ];
        if (mistakes.Length > 0 || planning.Plan is not { } plan)
        {
            return new LoadRunOutcome { Context = context, Mistakes = mistakes };
        }

        using ProgressSink progress = ProgressSink.Open(progressSetting, request.FrameworkProgress, out string? progressWarning);

        // One iteration is no load, and a debugger would keep everybody else waiting.
        MachineLock? machine = environment.Exclusivity == Exclusivity.Machine && plan.Mode == RunMode.Full ? MachineLock.OfUser() : null;
        using RunTurn turn = await RunGate.EnterAsync(machine, environment.Cooldown, progress.Tell, request.CancellationToken);
        plan = plan with { Warnings = [.. plan.Warnings, .. request.Warnings, .. processes.Warnings, .. turn.Warnings] };
        ResultsFiles files = ResultsFolder.ForProcess(environment[VariableNames.ResultsDir], request.TestAssembly, TimeProvider.System).For(plan.Name);
        SampleLog? samples = outputKinds.Any(kind => kind.WantsSamples) ? new SampleLog() : null;
        var recorder = new RunRecorder(plan, samples: samples) { Hosts = hosts };
        using RunResources resources = recorder.Resources;
        using var others = new MeterWatch(recorder);
        using var clock = new PacerClock();
        using var target = new TargetWatches(plan, clock,
        [
            .. plan.Probes.Select(probe => new ProbeWatch(probe, probes.Of(probe), recorder, clock)),
            .. plan.Scrapes.Select(scrape => new ScrapeWatch(scrape, probes.Of(scrape), recorder, clock)),
            .. processes.Watch(recorder, clock),
        ]);
        var outputs = new RunOutputs(outputKinds, new OutputRun { Plan = plan, Files = files, Context = context, Samples = samples is null ? null : new SampleDrain(samples) });
        using var watch = new RunWatch(recorder, HealthSampler.For(clock), target, progress, outputs, companions);
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
        catch (VuSetUpException failure)
        {
            await engine.TearDownAsync();
            return new LoadRunOutcome { Context = context, SetUpFailure = failure };
        }

        watch.Prepare();
        await companions.BeginAsync(new RunScope
        {
            Recorder = recorder,
            Context = context,
            Files = files,
            TestAssembly = request.TestAssembly,
            Stop = reason => engine.Stop(StopCause.Cancelled, reason),
            Tell = progress.Tell,
            Note = watch.Note,
            Warn = companions.Warn,
        });
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
        LoadResult result = Judge.Evaluate(record, new JudgingOptions { StrictHealth = environment.IsOn(VariableNames.StrictHealth), Sliding = watch.Sliding });
        if (tearDown is not null)
        {
            result = result.WithTearDown(tearDown);
        }

        if (request.Judge is { } judge)
        {
            result = await AskAsync(judge, result);
        }

        await companions.EndAsync(result);
        string[] warnings = [.. companions.Warnings, .. progressWarning is null ? Array.Empty<string>() : [progressWarning]];
        result = outputs.Finish(result, warnings, environment.IsOn(VariableNames.StrictOutputs));
        context = context with { AgentCommands = [.. outputs.AgentCommands] };
        end.Tell(() => TextReport.Write(result, context));
        return new LoadRunOutcome { Result = result, Context = context };
    }

    private static async Task<LoadResult> AskAsync(Func<LoadResult, ValueTask> judge, LoadResult result)
    {
        try
        {
            await judge(result);
            return result;
        }
        catch (Exception exception)
        {
            // The user's verdict on the result: shown beside the broken limits, whatever type it has.
            return result.WithJudgement(exception);
        }
    }
}
