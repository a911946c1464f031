using PerfTest.Adapting;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>Load tests whose data rows are only known when they run: one test case, as many tests as there are rows.</summary>
internal sealed class LoadTheoryTestCase : XunitTheoryTestCase, ILoadTestCase
{
    [Obsolete("Called by the de-serializer.")]
    public LoadTheoryTestCase()
    {
    }

    public LoadTheoryTestCase(
        IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod, string? profile)
        : base(diagnosticMessageSink, display, displayOptions, testMethod) => Profile = profile;

    public string? Profile { get; private set; }

    /// <summary>The name of one row's test.</summary>
    public string DisplayNameOf(object[] row)
    {
        var fact = TestMethod.Method.GetCustomAttributes(typeof(FactAttribute)).First();
        return ProfileNames.With(LoadTestNames.WithRow(fact.GetNamedArgument<string>(nameof(FactAttribute.DisplayName)) ?? BaseDisplayName, Method, row), Profile);
    }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new LoadTheoryTestCaseRunner(this, DisplayName, SkipReason, constructorArguments, diagnosticMessageSink, messageBus, aggregator, cancellationTokenSource).RunAsync();

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

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => ProfileNames.With(displayName, Profile);

    protected override string GetUniqueID() => ProfileNames.With(base.GetUniqueID(), Profile);
}
