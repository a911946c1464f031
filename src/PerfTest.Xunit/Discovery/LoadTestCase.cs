using PerfTest.Adapting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>A load test without data, or of one data row that was known at discovery.</summary>
internal sealed class LoadTestCase : XunitTestCase, ILoadTestCase
{
    [Obsolete("Called by the de-serializer.")]
    public LoadTestCase()
    {
    }

    public LoadTestCase(
        IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod, object[]? row, string? profile)
        : base(diagnosticMessageSink, display, displayOptions, testMethod, row) => Profile = profile;

    public string? Profile { get; private set; }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new LoadTestCaseRunner(this, DisplayName, SkipReason, constructorArguments, TestMethodArguments, diagnosticMessageSink, messageBus, aggregator, cancellationTokenSource).RunAsync();

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(Profile), Profile);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        // Before the base reads: it initializes, and the display name needs the profile.
        Profile = data.GetValue<string>(nameof(Profile));
        base.Deserialize(data);
    }

    protected override void Initialize()
    {
        base.Initialize();
        LoadTestNames.AddProfile(Traits, Profile);
    }

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        ProfileNames.With(LoadTestNames.WithRow(displayName, Method, TestMethodArguments), Profile);

    protected override string GetUniqueID() => ProfileNames.With(base.GetUniqueID(), Profile);
}
