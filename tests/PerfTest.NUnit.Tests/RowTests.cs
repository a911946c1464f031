using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>Discovery: which tests a method makes, and what they are called and given.</summary>
public sealed class RowTests : IClassFixture<RowTests.Once>
{
    private readonly InnerRun _run;

    public RowTests(Once once) => _run = once.Run;

    [Fact]
    public void A_method_is_one_test_or_one_per_profile_or_one_per_row() => Assert.Equal(
        [
            "By_hand",
            "Combined(\"a\",1)",
            "Combined(\"a\",2)",
            "Combined(\"b\",1)",
            "Combined(\"b\",2)",
            "Combined_with_user",
            "Combined_without",
            "Crossed(1)",
            "Expecting(1)",
            "Expecting_null(1)",
            "FromSource(\"shelf\",2)",
            "Ignored",
            "Inline(\"chair\")",
            "Inline(\"table\")",
            "Ordinary",
            "Partly_ignored(1)",
            "Partly_ignored(2)",
            "Plain",
            "Profiled [heavy]",
            "Profiled [smoke]",
            "Sourced lamp",
            "With_token(\"stool\")",
            "With_traits",
        ],
        _run.Names);

    [Fact]
    public void Every_load_test_is_in_the_category_and_no_other_test_is()
    {
        Assert.All(_run.Tests, test => Assert.Equal(test.Name == "Ordinary" ? [] : ["Load"], Categories(test).Where(category => category == "Load").Distinct()));
        Assert.Equal(["Checkout", "Load"], Categories(_run["With_traits"].Test).Distinct().Order());
        Assert.Equal("shop", _run["With_traits"].Test.Properties.Get("Team"));
    }

    [Fact]
    public void A_profile_is_a_property()
    {
        Assert.Equal("smoke", _run["Profiled [smoke]"].Test.Properties.Get("Profile"));
        Assert.Null(_run["Plain"].Test.Properties.Get("Profile"));
        Assert.Equal("PerfTest.Adapters.Tests.Inner.Rows.Profiled [smoke]", _run["Profiled [smoke]"].FullName);
    }

    [Theory]
    [InlineData("Plain", "plain True", 2)]
    [InlineData("With_traits", "traits", 2)]
    [InlineData("Profiled [smoke]", "profiled 1", 5)]
    [InlineData("Inline(\"chair\")", "inline chair True", 2)]
    [InlineData("Inline(\"table\")", "inline table True", 2)]
    [InlineData("With_token(\"stool\")", "token stool True", 2)]
    [InlineData("Sourced lamp", "source lamp 1", 2)]
    [InlineData("FromSource(\"shelf\",2)", "source shelf 2", 2)]
    [InlineData("Combined(\"b\",1)", "combined b1 True", 2)]
    [InlineData("Partly_ignored(2)", "partly 2", 2)]
    public void Its_iterations_get_the_rows_values_and_what_PerfTest_fills(string test, string seen, int times)
    {
        Assert.Equal((ResultState.Success, ""), (_run[test].ResultState, _run[test].Message));
        Assert.Equal(times, Rows.Seen.Count(line => line == seen));
    }

    // NUnit's own prefix, where it skips all tests of a method that has rows. A load test is one of them to NUnit.
    [Theory]
    [InlineData("Ignored", "Ignored", "OneTimeSetUp: not today")]
    [InlineData("By_hand", "Explicit", "OneTimeSetUp: by hand")]
    [InlineData("Partly_ignored(1)", "Ignored", "not this one")]
    public void What_is_skipped_says_why(string test, string label, string reason)
    {
        Assert.Equal((TestStatus.Skipped, label, reason), (_run[test].ResultState.Status, _run[test].ResultState.Label, _run[test].Message));
        Assert.DoesNotContain(Rows.Seen, line => line is "ignored" or "explicit" or "partly 1");
    }

    [Theory]
    [InlineData(
        "Combined_with_user",
        "Parameter 'vu' of method 'Rows.Combined_with_user' has no values, and other parameters have: NUnit then makes no tests. Use VirtualUser.Current instead of the parameter, or [TestCase] instead of [Values].")]
    [InlineData("Combined_without", "Parameter 'word' of method 'Rows.Combined_without' has no values, and other parameters have: NUnit then makes no tests. Give it [Values] too.")]
    [InlineData(
        "Crossed(1)",
        "Method 'Rows.Crossed' has data rows and [Profile]s, which NUnit cannot cross: a row would have no profile. Write a method per profile, or one without data per row.")]
    [InlineData("Expecting(1)", "The data row of method 'Rows.Expecting' has an ExpectedResult, with which nobody compares what thousands of iterations return. Assert in the method.")]
    [InlineData("Expecting_null(1)", "The data row of method 'Rows.Expecting_null' has an ExpectedResult, with which nobody compares what thousands of iterations return. Assert in the method.")]
    public void What_NUnit_cannot_do_is_refused_with_a_sentence(string test, string sentence)
    {
        Assert.Equal(ResultState.Failure, _run[test].ResultState);
        Assert.Contains($"\n  ✗ {sentence}", _run[test].Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(Rows.Seen, line => line.StartsWith("never", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Categories(ITest test) =>
        (test.Parent is { } parent ? Categories(parent) : []).Concat(test.Properties["Category"].Cast<string>());

    public sealed class Once
    {
        public Once()
        {
            Rows.Seen.Clear();
            Run = InnerRun.Of<Rows>();
        }

        internal InnerRun Run { get; }
    }
}
