using System.Runtime.ExceptionServices;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters;

/// <summary>What an iteration counts as, by what it threw and by what NUnit has recorded.</summary>
internal static class IterationVerdict
{
    /// <param name="error">What it threw, or null.</param>
    /// <param name="result">What NUnit has recorded during it.</param>
    /// <param name="scopeIsOpen">It has left an assertion scope open.</param>
    /// <returns>An error, or null for success.</returns>
    public static Exception? Of(Exception? error, TestResult result, bool scopeIsOpen) => error switch
    {
        null when scopeIsOpen => new IterationFailedException("The iteration ended inside Assert.EnterMultipleScope(): its failures are never thrown. Dispose of the scope."),
        null => Recorded(result),
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
        if (result.AssertionResultCount == 0 || !result.AssertionResults.Any(IsFailure))
        {
            return null;
        }

        result.RecordTestCompletion();
        var failure = new AssertionException(result.Message);
        if (result.AssertionResults.First(IsFailure).StackTrace is { } stack)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(failure, stack);
        }

        return failure;
    }

    private static bool IsFailure(AssertionResult assertion) => assertion.Status is AssertionStatus.Failed or AssertionStatus.Error;

    private static IterationFailedException Ended(ResultStateException thrown, string by, string state, string instead)
    {
        var failure = new IterationFailedException(
            $"{by} ended the method: \"{thrown.Message}\". A load test cannot be {state} from within: load that was not sent would look like load that succeeded. "
            + $"Return early if nothing is wrong, or call {instead} in the set-up.");
        if (thrown.StackTrace is { } stack)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(failure, stack);
        }

        return failure;
    }
}
