using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>NUnit's asserts record into the test by themselves; within a load test each iteration is judged on its own.</summary>
public sealed class AssertTests(AssertTests.Once once) : IClassFixture<AssertTests.Once>
{
    private readonly InnerRun _run = once.Run;

    [Fact]
    public void One_failed_assert_is_one_failed_iteration_and_its_message_is_clean()
    {
        var message = Failed("One_of_a_hundred_fails");

        Assert.Contains("1 of 100 iterations failed", message, StringComparison.Ordinal);
        Assert.Contains("1 × NUnit.Framework.AssertionException, at 0:00", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Multiple failures", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_of_one_scope_are_one_failed_iteration_with_all_its_messages()
    {
        var message = Failed("Multiple");

        Assert.Contains("10 of 100 iterations failed", message, StringComparison.Ordinal);
        Assert.Contains(
            "10 × NUnit.Framework.AssertionException, from 0:00 to 0:00 2 asserts failed: "
            + "1) the first; Assert.That(iteration, Is.Not.EqualTo(3)); Expected: not equal to 3; But was: 3 "
            + "2) the second; Assert.That(iteration, Is.Not.EqualTo(3)); Expected: not equal to 3; But was: 3 at ",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Assert_Pass_ends_an_iteration_successfully() => Assert.Equal((ResultState.Success, ""), (_run["Passes"].ResultState, _run["Passes"].Message));

    [Theory]
    [InlineData(
        "Ignores",
        "Assert.Ignore ended the method: \"no server\". A load test cannot be ignored from within: load that was not sent would look like load that succeeded. Return early if nothing is wrong, or call Assert.Ignore in the set-up.")]
    [InlineData(
        "Inconclusive",
        "Assert.Inconclusive or Assume.That ended the method: \"who knows\". A load test cannot be inconclusive from within: load that was not sent would look like load that succeeded. Return early if nothing is wrong, or call Assume in the set-up.")]
    [InlineData("Assumes", "Assert.Inconclusive or Assume.That ended the method: \"warm")]
    public void An_iteration_that_proves_nothing_has_failed(string test, string sentence)
    {
        var message = Failed(test);

        Assert.Contains("5 of 5 iterations failed", message, StringComparison.Ordinal);
        Assert.Contains("5 × PerfTest.IterationFailedException, from 0:00 to 0:00", message, StringComparison.Ordinal);
        Assert.Contains(sentence, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_is_caught_has_failed_the_iteration_as_it_fails_an_ordinary_test()
    {
        var message = Failed("Swallows");

        Assert.Contains("5 of 5 iterations failed", message, StringComparison.Ordinal);
        Assert.Contains("5 × NUnit.Framework.AssertionException, from 0:00 to 0:00 swallowed at ", message, StringComparison.Ordinal);
        Assert.Contains("Asserting.Swallows()", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scope_that_is_left_open_fails_its_iteration_and_no_later_one()
    {
        var message = Failed("Leaves_a_scope_open");

        Assert.Contains(
            "3 × PerfTest.IterationFailedException, from 0:00 to 0:00 The method ended inside Assert.EnterMultipleScope(): its failures are never thrown. Dispose of the scope.",
            message,
            StringComparison.Ordinal);
        Assert.Contains("3 × NUnit.Framework.AssertionException, from 0:00 to 0:00 thrown again", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_counted_and_are_the_result_of_a_test_that_passed()
    {
        var test = _run["Warns"];

        Assert.Equal((ResultState.Warning, "3 iterations warned: a tenth is slow"), (test.ResultState, test.Message));
        Assert.Contains("30 iterations", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_do_not_get_into_the_message_of_a_test_that_failed()
    {
        var message = Failed("Warns_and_fails");

        Assert.Contains("10 × System.TimeoutException, from 0:00 to 0:00 no answer", message, StringComparison.Ordinal);
        Assert.DoesNotContain("about to fail", message, StringComparison.Ordinal);
        Assert.Contains("Warning: 10 iterations warned: about to fail", _run["Warns_and_fails"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judging_method_is_an_ordinary_method()
    {
        Assert.Equal((ResultState.Success, ""), (_run["Judges_well"].ResultState, _run["Judges_well"].Message));
        Assert.Equal((ResultState.Success, ""), (_run["Judge_passes"].ResultState, _run["Judge_passes"].Message));
        Assert.Single(Failed("Judges_badly").Split("the verdict")[1..]);
        Assert.Contains("Assert.Ignore", Failed("Judge_ignores"), StringComparison.Ordinal);
    }

    private string Failed(string test)
    {
        Assert.Equal(ResultState.Failure, _run[test].ResultState);
        Assert.StartsWith("   at PerfTest.Adapters.Tests.Inner.Asserting.", _run[test].StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', _run[test].StackTrace ?? "");
        Assert.StartsWith("✗ PerfTest.Adapters.Tests.Inner.Asserting.", _run[test].Message, StringComparison.Ordinal);
        return Flat.Of(_run[test].Message);
    }

    public sealed class Once
    {
        internal InnerRun Run { get; } = InnerRun.Of<Asserting>();
    }
}
