using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>Runs the load tests of a test case, one after another.</summary>
internal sealed class LoadTestCaseRunner : XunitTestCaseRunner
{
    private static readonly LoadTestCaseRunner Runner = new();

    public static async ValueTask<RunSummary> Run(
        IXunitTestCase testCase, ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        var tests = await aggregator.RunAsync(testCase.CreateTests, []);
        return aggregator.ToException() is { } noRows
            ? XunitRunnerHelper.FailTestCases(messageBus, cancellationTokenSource, [testCase], noRows)
            : await Runner.Run(
                testCase, tests, messageBus, aggregator, cancellationTokenSource, testCase.TestCaseDisplayName, testCase.SkipReason, explicitOption, constructorArguments);
    }

    protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) => new LoadTestRunner().Run(
        test, ctxt.MessageBus, ctxt.ConstructorArguments, ctxt.ExplicitOption, ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.BeforeAfterTestAttributes);
}
