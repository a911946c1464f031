using System.Reflection;
using PerfTest.Adapting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>
/// Where xUnit would call the method once, runs the load test on it. Everything around that call stays xUnit's: the instance with its fixtures,
/// <c>IAsyncLifetime</c>, <c>BeforeAfterTestAttribute</c>s.
/// </summary>
internal sealed class LoadTestInvoker(
    ITest test,
    IMessageSink diagnosticMessageSink,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    object[] testMethodArguments,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestInvoker(test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, beforeAfterAttributes, aggregator, cancellationTokenSource)
{
    private static readonly string Framework = $"xUnit {typeof(XunitTestInvoker).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The report for the test's output; empty before the run has ended.</summary>
    public string Report { get; private set; } = "";

    protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
    {
        if (TestCase.InitializationException is { } mistake)
        {
            throw mistake;
        }

        await Aggregator.RunAsync(() => Timer.AggregateAsync(async () =>
        {
            using var heartbeat = new Heartbeat(MustStop, CancellationTokenSource, TimeSpan.FromSeconds(1));

            // On the thread pool, without xUnit's synchronization context: its limit on parallel tests is no limit on virtual users.
            var outcome = await Task.Run(() => LoadTestSession.RunAsync(Request(testClassInstance)));
            Report = outcome.Report;
            if (outcome.Failure is { } failure)
            {
                Aggregator.Add(failure is LoadTestFailedException failed ? new LoadTestFailure(failed) : failure);
            }
        }));
        return Timer.Total;
    }

    /// <summary>xUnit v2 tells it only as the answer to a message. Runners refuse messages they do not know; this one they all know and none shows.</summary>
    private bool MustStop() => !MessageBus.QueueMessage(new BeforeTestFinished(Test, nameof(LoadTestAttribute)));

    private LoadTestRequest Request(object? instance)
    {
        var attribute = TestMethod.GetCustomAttribute<LoadTestAttribute>()
            ?? throw new InvalidOperationException($"Method '{TestMethod.Name}' was discovered as a load test but has no [LoadTest].");
        var profile = ((ILoadTestCase)TestCase).Profile;
        return new LoadTestRequest
        {
            Declaration = DeclarationReader.Read(TestMethod, attribute.Settings, Test.DisplayName, profile),
            Method = TestMethod,
            TestClass = TestClass,
            Instance = instance,
            InstancesPerVu = attribute.InstancePerVu ? new TestInstances(TestClass, ConstructorArguments) : null,
            Row = TestMethodArguments ?? [],
            Framework = Framework,
            RerunCommand = RerunCommand.For(TestClass, TestMethod, profile),
            FrameworkProgress = line => diagnosticMessageSink.OnMessage(new DiagnosticMessage(line)),
            TakesCtrlC = true,
            CancellationToken = CancellationTokenSource.Token,
            Timeout = TestCase.Timeout > 0 ? TimeSpan.FromMilliseconds(TestCase.Timeout) : null,
        };
    }
}
