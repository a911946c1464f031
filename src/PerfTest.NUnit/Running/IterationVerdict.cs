using System.Globalization;
using System.Runtime.ExceptionServices;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters;

/// <summary>What an iteration counts as, by what it threw and by what NUnit has recorded. A judging method is judged in the same way.</summary>
internal static class IterationVerdict
{
    /// <param name="error">What the method threw, or null.</param>
    /// <param name="result">What NUnit has recorded during it.</param>
    /// <param name="scopeIsOpen">It has left an assertion scope open.</param>
    /// <returns>An error, or null for success.</returns>
    public static Exception? Of(Exception? error, TestResult result, bool scopeIsOpen) => error switch
    {
        null when scopeIsOpen => new IterationFailedException("The method ended inside Assert.EnterMultipleScope(): its failures are never thrown. Dispose of the scope."),
        null => Recorded(result),
        MultipleAssertException => Recorded(result) ?? error,
        ResultStateException thrown => thrown.ResultState.Status switch
        {
            TestStatus.Passed => null,
            TestStatus.Skipped => Ended(thrown, "Assert.Ignore", "ignored", "Assert.Ignore"),
            TestStatus.Inconclusive => Ended(thrown, "Assert.Inconclusive or Assume.That", "inconclusive", "Assume"),
            _ => thrown,
        },
        _ => error,
    };

    /// <summary>A failure that was caught by the body, or recorded without being thrown, fails an ordinary test of NUnit's: so it fails an iteration.</summary>
    private static AssertionException? Recorded(TestResult result)
    {
        AssertionResult[] failures = [.. result.AssertionResults.Where(assertion => assertion.Status is AssertionStatus.Failed or AssertionStatus.Error)];
        return failures switch
        {
            [] => null,
            [var only] => WithStack(new AssertionException(only.Message), only.StackTrace),
            _ => WithStack(new AssertionException(List(failures)), failures[0].StackTrace),
        };
    }

    /// <summary>A line for each: NUnit's own text has a stack trace behind each, and reports show only the beginning.</summary>
    private static string List(AssertionResult[] failures) => string.Join(
        '\n',
        failures
            .Select((failure, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}) {OneLine(failure.Message)}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{failures.Length} asserts failed:")));

    private static string OneLine(string message) => string.Join("; ", message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IterationFailedException Ended(ResultStateException thrown, string by, string state, string instead) => WithStack(
        new IterationFailedException(
            $"{by} ended the method: \"{OneLine(thrown.Message)}\". A load test cannot be {state} from within: load that was not sent would look like load that succeeded. "
            + $"Return early if nothing is wrong, or call {instead} in the set-up."),
        thrown.StackTrace);

    private static TException WithStack<TException>(TException failure, string? stack)
        where TException : Exception
    {
        if (stack is not null)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(failure, stack.TrimEnd());
        }

        return failure;
    }
}
