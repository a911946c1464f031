using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>Runs one load test as one xUnit test, and puts the report behind what the test itself has written.</summary>
internal sealed class LoadTestRunner(
    ITest test,
    IMessageSink diagnosticMessageSink,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    object[] testMethodArguments,
    string skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestRunner(
        test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource)
{
    private string _report = "";

    protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
    {
        var (time, output) = await base.InvokeTestAsync(aggregator);
        return Tuple.Create(time, output.Length == 0 || _report.Length == 0 ? output + _report : output + Environment.NewLine + _report);
    }

    protected override async Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator)
    {
        var invoker = new LoadTestInvoker(
            Test, diagnosticMessageSink, MessageBus, TestClass, CappedOutput.In(ConstructorArguments), TestMethod, TestMethodArguments, BeforeAfterAttributes, aggregator,
            CancellationTokenSource);
        var time = await invoker.RunAsync();
        _report = invoker.Report;
        return time;
    }
}
