using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>The adapters' door: a method of a test class, from declaration to verdict.</summary>
internal static class LoadTestSession
{
    /// <summary>Runs the load test. A broken limit or a mistake is not thrown: it is the outcome's failure.</summary>
    public static async Task<LoadTestOutcome> RunAsync(LoadTestRequest request)
    {
        try
        {
            return await RunInTurnAsync(request);
        }
        catch (OperationCanceledException) when (request.CancellationToken.IsCancellationRequested)
        {
            string stopped = $"Load test '{request.Declaration.Name}' was not started: the test framework stopped the run before its turn came.";
            return new LoadTestOutcome { Report = "", Failure = new LoadTestFailedException(stopped, request.Method) };
        }
    }

    private static async Task<LoadTestOutcome> RunInTurnAsync(LoadTestRequest request)
    {
        BoundMethods methods = BoundMethods.Bind(request.TestClass, request.Method, request.Declaration.Scenarios, request.Row);
        FieldUse use = FieldUse.Of(methods.Bodies.Values.Select(body => body.Method), request.TestClass.Assembly);
        LoadRunOutcome outcome = await LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = request.Declaration,
            Bodies = methods.Bodies.ToDictionary(body => body.Key, body => new LoadBody(body.Key, Call(body.Value, request), body.Value.IsBlocking)),
            Life = request.InstancesPerVu is { } instances ? new InstanceLife(instances, request.Instance) : null,
            Mistakes = [.. request.Mistakes, .. methods.Mistakes, .. InstanceMistakes(request, methods)],
            Feeders = TestFields.Of<IFeeder>(request.TestClass, request.Instance, use),
            Clients = !request.Declaration.NeedsClients ? [] : TestFields.Of<HttpClient>(request.TestClass, request.Instance, use),
            Names = TestNames.Of(request.Method, request.TestClass),
            Warnings = request.Warnings,
            IsAlone = request.IsAlone,
            Parameters = request.Parameters,
            Judge = methods.Judge is { } judge ? result => JudgingCall.RunAsync(judge, result, request.Instance, request.NewSandbox) : null,
            NewSandbox = request.NewSandbox,
            TestAssembly = request.TestClass.Assembly,
            Framework = request.Framework,
            RerunCommand = request.RerunCommand,
            FrameworkProgress = request.FrameworkProgress,
            Timeout = request.Timeout,
            TakesCtrlC = request.TakesCtrlC,
            CancellationToken = request.CancellationToken,
        });
        if (outcome.SetUpFailure is { } failure)
        {
            return new LoadTestOutcome { Report = "", Failure = new LoadTestFailedException(SetUpReport.Write(request.Declaration.Name, failure), request.Method) };
        }

        if (outcome.Result is not { } result)
        {
            string mistakes = MistakeReport.Write(request.Declaration.Name, outcome.Mistakes);
            return new LoadTestOutcome { Report = "", Failure = new LoadTestFailedException(mistakes, request.Method) };
        }

        return new LoadTestOutcome
        {
            Result = result,
            Report = TextReport.Write(result, outcome.Context),
            Files = result.Files,
            Failure = result.Passed ? null : new LoadTestFailedException(FailureMessage.Write(result, outcome.Context), request.Method),
        };
    }

    private static Func<VirtualUser, ValueTask> Call(BoundBody body, LoadTestRequest request) =>
        request.InstancesPerVu is null ? vu => body.Invoke(vu, request.Instance) : vu => body.Invoke(vu, vu.Instance);

    private static IEnumerable<string> InstanceMistakes(LoadTestRequest request, BoundMethods methods) =>
        request.InstancesPerVu is not null && !methods.Bodies.IsEmpty && methods.Bodies.Values.All(body => body.Method.IsStatic)
            ? [$"Method '{CSharpNames.Of(methods.Bodies.Values.First().Method)}' is static, and InstancePerVu = true makes an instance for each virtual user. Take one of the two away."]
            : [];
}
