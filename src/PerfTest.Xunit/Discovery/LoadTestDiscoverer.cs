using PerfTest.Adapting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>Finds the tests of a method under <c>[LoadTest]</c>: one, or one per data row, each times its profiles.</summary>
internal sealed class LoadTestDiscoverer(IMessageSink diagnosticMessageSink) : TheoryDiscoverer(diagnosticMessageSink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var alone = ExclusiveCollection.Rehome(testMethod);
        return alone.Method.GetCustomAttributes(typeof(DataAttribute)).Any()
            ? base.Discover(discoveryOptions, alone, factAttribute)
            : CreateTestCases(discoveryOptions, alone, row: null);
    }

    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
        CreateTestCases(discoveryOptions, testMethod, dataRow);

    protected override IEnumerable<IXunitTestCase> CreateTestCasesForSkip(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, string skipReason) =>
        CreateTestCases(discoveryOptions, testMethod, row: null);

    protected override IEnumerable<IXunitTestCase> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        Profiles(testMethod).Select(profile => new LoadTheoryTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, profile));

    private IEnumerable<LoadTestCase> CreateTestCases(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, object[]? row) =>
        Profiles(testMethod).Select(profile => new LoadTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, row, profile));

    private static IEnumerable<string?> Profiles(ITestMethod testMethod) => ProfileNames.Of(testMethod.Method.ToRuntimeMethod());
}
