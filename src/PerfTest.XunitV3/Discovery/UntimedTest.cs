using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>A test whose time limit is the engine's business: xUnit would report it before the engine has drained, and the report would be lost.</summary>
internal sealed class UntimedTest : XunitTest
{
    private UntimedTest(IXunitTest test, int index)
        : base(
            test.TestCase, test.TestMethod, test.Explicit, test.SkipReason, test.SkipType, test.SkipUnless, test.SkipWhen, test.TestDisplayName, index, test.Traits,
            timeout: 0, test.TestMethodArguments) => Limit = test.Timeout;

    /// <summary>The time limit in milliseconds; 0 or less: none.</summary>
    public int Limit { get; }

    /// <param name="tests">The tests of one test case, in the order of their index.</param>
    public static IReadOnlyCollection<IXunitTest> From(IReadOnlyCollection<IXunitTest> tests) => [.. tests.Select((test, index) => new UntimedTest(test, index))];
}
