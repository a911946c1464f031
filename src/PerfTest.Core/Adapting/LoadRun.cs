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
        ParameterVariables parameters = ParameterVariables.From(request.Parameters, VariableNames.Known);
        var environment = PerfTestEnvironment.FromProcess(parameters.Values);
        string? wrongProgress = ProgressSetting.Parse(environment[VariableNames.Progress], out ProgressSetting progressSetting);
        PlanningResult planning = PlanBuilder.Build(request.Declaration, environment.ToOverrides());
        var context = new ReportContext { Framework = request.Framework, RerunCommand = request.RerunCommand };
        HostPolicy hosts = AllowedHosts.OfProcess(environment, out ImmutableArray<string> wrongHosts);
        string[] mistakes =
        [
            .. request.Mistakes, .. parameters.Mistakes, .. planning.Mistakes, .. wrongHosts, .. wrongProgress is null ? Array.Empty<string>() : [wrongProgress],
        ];
        if (mistakes.Length > 0 || planning.Plan is not { } plan)
        {
            return new LoadRunOutcome { Context = context, Mistakes = mistakes };
        }

        using ProgressSink progress = ProgressSink.Open(progressSetting, request.FrameworkProgress, out string? progressWarning);

        // One iteration is no load, and a debugger would keep everybody else waiting.
        MachineLock? machine = environment.Exclusivity == Exclusivity.Machine && plan.Mode == RunMode.Full ? MachineLock.OfUser() : null;
        using RunTurn turn = await RunGate.EnterAsync(machine, environment.Cooldown, progress.Tell, request.CancellationToken);
        plan = plan with { Warnings = [.. plan.Warnings, .. request.Warnings, .. turn.Warnings] };
        ResultsFiles files = ResultsFolder.ForProcess(environment[VariableNames.ResultsDir], request.TestAssembly, TimeProvider.System).For(plan.Name);
        var recorder = new RunRecorder(plan) { Hosts = hosts };
        using RunResources resources = recorder.Resources;
        using var others = new MeterWatch(recorder);
        using var clock = new PacerClock();
        using var watch = new RunWatch(recorder, HealthSampler.For(clock), progress, files, context);
        var engine = new LoadEngine(plan, request.Bodies, clock, watch, TimeProvider.System)
        {
            NewSandbox = request.NewSandbox,
            Borders = watch.Borders,
            TickPeriod = recorder.SlicePeriod,
        };
        watch.Engine = engine;
        watch.Prepare();

        using RunnerThreads kept = await RunnerThreads.MakeUpAsync();
        using var stop = new RunStop(engine, clock, request.Timeout, request.CancellationToken);
        EngineOutcome outcome = await engine.RunAsync();
        outcome = outcome with { Warnings = [.. outcome.Warnings, .. Preflight.Warnings(plan, recorder.Connections, MachineLimits.Read())] };
        RunRecord record = recorder.Finish(outcome) with
        {
            Health = watch.Health is { } health ? health with { RunnerThreads = kept.Count } : null,
            Machine = MachineInfo.Read(request.TestAssembly ?? typeof(LoadRun).Assembly),
        };
        LoadResult result = Judge.Evaluate(record, new JudgingOptions { StrictHealth = environment.IsOn(VariableNames.StrictHealth), Sliding = watch.Sliding });
        if (request.Judge is { } judge)
        {
            result = await AskAsync(judge, result);
        }

        files.TryWrite(JsonSummary.Suffix, stream => JsonSummary.Write(stream, result, context));
        string[] warnings = [.. files.Warnings, .. progressWarning is null ? Array.Empty<string>() : [progressWarning]];
        return new LoadRunOutcome { Result = result.WithOutputs(files.Written, warnings, environment.IsOn(VariableNames.StrictOutputs)), Context = context };
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
