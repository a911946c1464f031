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
        string? wrongBaseline = BaselineSetting.Parse(environment[VariableNames.Baseline], environment.LabelOf(VariableNames.Baseline), out bool isBaselineOff);
        string? wrongTrace = TraceContext.Parse(environment[VariableNames.TraceParent], out TraceContext? trace, environment.LabelOf(VariableNames.TraceParent));
        PlanningResult planning = PlanBuilder.Build(request.Declaration, environment.ToOverrides(file, sections));
        var context = new ReportContext { Framework = request.Framework, RerunCommand = request.RerunCommand };
        IDistribution? distribution = Distribution.Of(environment, out IReadOnlyList<string> wrongDistribution);
        HostPolicy hosts = AllowedHosts.OfProcess(environment, file, out ImmutableArray<string> wrongHosts);
        using ProbeClients probes = ProbeClients.Find([.. planning.Plan?.Probes ?? [], .. planning.Plan?.Scrapes ?? []], request.Clients, hosts, environment.BaseUrl ?? file.BaseAddress);
        TargetProcesses processes = TargetProcesses.Find(planning.Plan?.Watched ?? [], probes);
        using RunCompanions companions = RunCompanions.Join(extensions, environment);
        string[] mistakes =
        [
            .. request.Mistakes, .. parameters.Mistakes, .. companions.Mistakes, .. planning.Mistakes, .. FeederCheck.MistakesOf(request.Feeders, planning.PeakVus), .. wrongHosts,
            .. InlineCompletionsCheck.MistakesOf(request.Bodies.Values, Environment.GetEnvironmentVariable),
            .. new[] { wrongProgress, wrongOutputs, wrongTrace, wrongBaseline }.OfType<string>(),
            .. probes.Mistakes, .. processes.Mistakes, .. wrongDistribution,
            .. distribution is not null && planning.Plan is { BreakingPoint: not null, Mode: RunMode.Full } ? [$"A search for the breaking point is made by one machine: {VariableNames.Cluster} must not be set."] : Array.Empty<string>(),
        ];
        if (mistakes.Length > 0 || planning.Plan is not { } plan)
        {
            return new LoadRunOutcome { Context = context, Mistakes = mistakes };
        }

        using ProgressSink progress = ProgressSink.Open(progressSetting, request.FrameworkProgress, out string? progressWarning);

        // One iteration is no load, and a debugger would keep everybody else waiting. Agents of one run that share a machine are meant to.
        bool isShared = distribution is not null && plan.Mode == RunMode.Full;
        MachineLock? machine = environment.Exclusivity == Exclusivity.Machine && plan.Mode == RunMode.Full && !isShared ? MachineLock.OfUser() : null;
        using RunTurn turn = await RunGate.EnterAsync(machine, environment.Cooldown, progress.Tell, request.CancellationToken);
        plan = plan with { Warnings = [.. plan.Warnings, .. request.Warnings, .. processes.Warnings, .. turn.Warnings] };
        DistributedPart? part;
        try
        {
            part = isShared ? await distribution!.EnterAsync(new DistributedTest { Plan = plan, TestAssembly = request.TestAssembly, Tell = progress.Tell, CancellationToken = request.CancellationToken }) : null;
        }
        catch (DistributionException exception)
        {
            return new LoadRunOutcome { Context = context, Mistakes = exception.Sentences };
        }

        await using DistributedPart? leave = part;
        plan = part?.Plan ?? plan;
        ResultsFolder folder = ResultsFolder.ForProcess(environment[VariableNames.ResultsDir], request.TestAssembly, TimeProvider.System);
        RunHistory history = RunHistory.Open(environment[VariableNames.History], folder.Path, plan, environment[VariableNames.BaseUrl], request.TestAssembly ?? typeof(LoadRun).Assembly);
        plan = BaselineLimits.Apply(plan, history.Comparable, isBaselineOff);
        context = context with { History = history.Comparable };
        ResultsFiles files = folder.For(plan.Name);
        SampleLog? samples = plan.BreakingPoint is null && outputKinds.Any(kind => kind.WantsSamples) ? new SampleLog() : null;
        var outputs = new RunOutputs(outputKinds, new OutputRun { Plan = plan, Files = files, Context = context, Samples = samples is null ? null : new SampleDrain(samples) });
        var kit = new RunKit
        {
            Request = request,
            Context = context,
            Files = files,
            Hosts = hosts,
            Trace = trace,
            Probes = probes,
            Processes = processes,
            Progress = progress,
            StrictHealth = environment.IsOn(VariableNames.StrictHealth),
        };
        kit = kit with { EmptyRequest = part is null ? await EmptyEndpoint.MeasureAsync(kit, plan) : null };
        using BreakingPointRun? search = plan.BreakingPoint is { } sought ? new(kit, plan, sought, () => RunCompanions.Join(extensions, environment), outputs) : null;
        async Task<LoadResult> FinishAsync(LoadResult result, Action<Func<string>> tell)
        {
            // An agent has seen a part only: whoever judges judges the whole, on the controller.
            if (part is not AgentPart && request.Judge is { } judge)
            {
                result = await AskAsync(judge, result);
            }

            result = part is null ? result : await part.ShareAsync(result);

            await (search?.EndAsync(result) ?? companions.EndAsync(result));

            // A part is no run to compare others with.
            string? notKept = part is AgentPart ? null : history.Add(result);
            string[] warnings = [.. companions.Warnings, .. search?.Warnings ?? [], .. history.Warnings, .. notKept is null ? Array.Empty<string>() : [notKept], .. progressWarning is null ? Array.Empty<string>() : [progressWarning]];
            result = outputs.Finish(result, warnings, environment.IsOn(VariableNames.StrictOutputs));
            context = context with { AgentCommands = [.. outputs.AgentCommands] };
            tell(() => TextReport.Write(result, context));
            return result;
        }

        try
        {
            LoadResult result = search is not null
                ? await FinishAsync(await search.RunAsync(), _ => { })
                : await new PlanRun(kit, plan) { Outputs = outputs, Samples = samples, Companions = companions, Part = part }.RunAsync(FinishAsync);
            return new LoadRunOutcome { Result = result, Context = context };
        }
        catch (VuSetUpException failure)
        {
            return new LoadRunOutcome { Context = context, SetUpFailure = failure };
        }
        catch (DistributionException exception)
        {
            return new LoadRunOutcome { Context = context, Mistakes = exception.Sentences };
        }
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
