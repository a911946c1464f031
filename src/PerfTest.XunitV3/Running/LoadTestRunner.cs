using PerfTest.Adapting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>
/// Runs one load test as one xUnit test. Where xUnit would call the method once, the load test runs on it; everything around that call stays xUnit's: the
/// instance with its fixtures, <c>IAsyncLifetime</c>, <c>BeforeAfterTestAttribute</c>s. The report is put behind what the test itself has written.
/// </summary>
/// <remarks>One instance per test.</remarks>
internal sealed class LoadTestRunner : XunitTestRunner
{
    private static readonly string Framework = $"xUnit {typeof(XunitTestRunner).Assembly.GetName().Version?.ToString(3)}";
    private string _report = "";

    protected override void SetTestContext(XunitTestRunnerContext ctxt, TestEngineStatus testStatus, TestResultState? testState = null, object? testClassInstance = null) =>
        TestContext.SetForTest(
            ctxt.Test,
            testStatus,
            ctxt.CancellationTokenSource.Token,
            testState,
            testStatus == TestEngineStatus.Initializing ? new CappedOutput() : TestContext.Current.TestOutputHelper,
            testClassInstance);

    protected override ValueTask<bool> OnTestStarting(XunitTestRunnerContext ctxt) => OnTestStarting(ctxt, ctxt.Test.Explicit, Limit(ctxt));

    protected override ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance) =>
        ExecutionTimer.MeasureAsync(() => ctxt.Aggregator.RunAsync(async () =>
        {
            var context = TestContext.Current;
            var request = Request(ctxt, testClassInstance, context);

            // On the thread pool, without xUnit's synchronization context: its limit on parallel tests is no limit on virtual users.
            var outcome = await Task.Run(() => LoadTestSession.RunAsync(request));
            _report = outcome.Report;
            if (CurrentRunner.Kind == RunnerKind.PlatformExecutable && ctxt.CancellationTokenSource.IsCancellationRequested)
            {
                // Behind Ctrl+C the platform drops whatever results still come.
                await Console.Error.WriteLineAsync(outcome.Report);
            }

            Attachments.Add(context, outcome.Files);
            if (outcome.Failure is { } failure)
            {
                ctxt.Aggregator.Add(failure is LoadTestFailedException failed ? new LoadTestFailure(failed) : failure);
            }
        }));

    protected override ValueTask<string> GetTestOutput(XunitTestRunnerContext ctxt)
    {
        (TestContext.Current.TestOutputHelper as CappedOutput)?.WriteReport(_report);
        return base.GetTestOutput(ctxt);
    }

    private static int Limit(XunitTestRunnerContext ctxt) => (ctxt.Test as UntimedTest)?.Limit ?? 0;

    private static LoadTestRequest Request(XunitTestRunnerContext ctxt, object? instance, ITestContext context)
    {
        var method = ctxt.TestMethod;
        var attribute = method.GetCustomAttributes(typeof(LoadTestAttribute), inherit: true).OfType<LoadTestAttribute>().FirstOrDefault()
            ?? throw new InvalidOperationException($"Method '{method.Name}' was discovered as a load test but has no [LoadTest].");
        var profile = (ctxt.Test.TestMethod as LoadTestMethod)?.Profile;
        var testClass = ctxt.Test.TestMethod.TestClass.Class;
        return new LoadTestRequest
        {
            Declaration = DeclarationReader.Read(method, attribute.Settings, ctxt.Test.TestDisplayName, profile),
            Method = method,
            TestClass = testClass,
            Instance = instance,
            InstancesPerVu = attribute.InstancePerVu ? new TestInstances(testClass, ctxt.ConstructorArguments) : null,
            Row = ctxt.Test.TestMethodArguments,
            Framework = Framework,
            RerunCommand = RerunCommand.For(testClass, method, profile, CurrentRunner.Kind),
            FrameworkProgress = line => LiveOutput.Write(ctxt, context, line),
            TakesCtrlC = CurrentRunner.Kind == RunnerKind.VsTest,
            CancellationToken = context.CancellationToken,
            NewSandbox = () => SkipSandbox.Instance,
            Timeout = Limit(ctxt) is > 0 and var limit ? TimeSpan.FromMilliseconds(limit) : null,
        };
    }
}
