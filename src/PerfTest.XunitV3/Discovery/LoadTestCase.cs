using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>A load test without data, or of one data row that was known at discovery.</summary>
internal sealed class LoadTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    [Obsolete("Called by the de-serializer.")]
    public LoadTestCase()
    {
    }

    public LoadTestCase(
        IXunitTestMethod testMethod, string displayName, string uniqueId, bool isExplicit, Type[]? skipExceptions, string? skipReason, Type? skipType, string? skipUnless,
        string? skipWhen, Dictionary<string, HashSet<string>> traits, object?[]? row, string? sourceFilePath, int? sourceLineNumber, int timeout)
        : base(
            testMethod, displayName, uniqueId, isExplicit, skipExceptions, skipReason, skipType, skipUnless, skipWhen, traits, row, sourceFilePath, sourceLineNumber,
            timeout)
    {
    }

    public override async ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests() => UntimedTest.From(await base.CreateTests());

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        LoadTestCaseRunner.Run(this, explicitOption, messageBus, constructorArguments, aggregator, cancellationTokenSource);
}
