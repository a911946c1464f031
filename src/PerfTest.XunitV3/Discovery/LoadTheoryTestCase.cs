using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>Load tests whose data rows are only known when they run: one test case, as many tests as there are rows.</summary>
internal sealed class LoadTheoryTestCase : XunitDelayEnumeratedTheoryTestCase, ISelfExecutingXunitTestCase
{
    [Obsolete("Called by the de-serializer.")]
    public LoadTheoryTestCase()
    {
    }

    public LoadTheoryTestCase(
        IXunitTestMethod testMethod, string displayName, string uniqueId, bool isExplicit, bool skipTestWithoutData, Type[]? skipExceptions, string? skipReason,
        Type? skipType, string? skipUnless, string? skipWhen, Dictionary<string, HashSet<string>> traits, string? sourceFilePath, int? sourceLineNumber, int timeout)
        : base(
            testMethod, displayName, uniqueId, isExplicit, skipTestWithoutData, skipExceptions, skipReason, skipType, skipUnless, skipWhen, traits, sourceFilePath,
            sourceLineNumber, timeout)
    {
    }

    public override async ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests() => UntimedTest.From(await base.CreateTests());

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        LoadTestCaseRunner.Run(this, explicitOption, messageBus, constructorArguments, aggregator, cancellationTokenSource);
}
