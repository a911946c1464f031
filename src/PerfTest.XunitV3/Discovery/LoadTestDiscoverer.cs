using PerfTest.Adapting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>Finds the tests of a method under <c>[LoadTest]</c>: one, or one per data row, each times its profiles.</summary>
internal sealed class LoadTestDiscoverer : TheoryDiscoverer
{
    public override async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var testClass = ExclusiveCollection.Rehome(testMethod.TestClass);
        var theory = new LoadTheory(factAttribute);
        var cases = new List<IXunitTestCase>();
        foreach (var profile in ProfileNames.Of(testMethod.Method))
        {
            var method = new LoadTestMethod(testClass, testMethod.Method, profile);
            cases.AddRange(testMethod.DataAttributes.Count > 0
                ? await base.Discover(discoveryOptions, method, theory)
                : [Create(TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, method, theory), method, dataRow: null, row: null)]);
        }

        return cases;
    }

    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, ITheoryAttribute theoryAttribute, ITheoryDataRow dataRow, object?[] testMethodArguments)
    {
        var details = TestIntrospectionHelper.GetTestCaseDetailsForTheoryDataRow(discoveryOptions, testMethod, theoryAttribute, dataRow, testMethodArguments);
        return new([Create(details, testMethod, dataRow, testMethodArguments)]);
    }

    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, ITheoryAttribute theoryAttribute)
    {
        var details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, theoryAttribute);
        var isSkipped = details is { SkipReason: not null, SkipUnless: null, SkipWhen: null };
        return new([isSkipped ? Create(details, testMethod, dataRow: null, row: null) : new LoadTheoryTestCase(
            details.ResolvedTestMethod, details.TestCaseDisplayName, details.UniqueID, details.Explicit, theoryAttribute.SkipTestWithoutData,
            details.SkipExceptions, details.SkipReason, details.SkipType, details.SkipUnless, details.SkipWhen,
            TestIntrospectionHelper.GetTraits(testMethod, dataRow: null), details.SourceFilePath, details.SourceLineNumber, details.Timeout)]);
    }

    private static LoadTestCase Create(
        (string DisplayName, bool Explicit, Type[]? SkipExceptions, string? SkipReason, Type? SkipType, string? SkipUnless, string? SkipWhen, string? SourceFilePath,
            int? SourceLineNumber, int Timeout, string UniqueID, IXunitTestMethod ResolvedTestMethod) details,
        IXunitTestMethod testMethod,
        ITheoryDataRow? dataRow,
        object?[]? row) => new(
            details.ResolvedTestMethod, details.DisplayName, details.UniqueID, details.Explicit, details.SkipExceptions, details.SkipReason, details.SkipType,
            details.SkipUnless, details.SkipWhen, TestIntrospectionHelper.GetTraits(testMethod, dataRow), row, details.SourceFilePath, details.SourceLineNumber,
            details.Timeout);
}
