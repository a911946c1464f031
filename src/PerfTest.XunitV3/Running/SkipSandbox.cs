using System.Runtime.ExceptionServices;
using PerfTest.Running;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>Makes an error of a skip that the load itself asks for: xUnit knows it by the beginning of an exception's message.</summary>
internal sealed class SkipSandbox : IBodySandbox
{
    /// <summary>It keeps nothing, so one is enough for all.</summary>
    public static SkipSandbox Instance { get; } = new();

    public bool IsSpent => false;

    public void Enter()
    {
    }

    public Exception? Leave(Exception? error) =>
        error?.Message is { } message && message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal)
            ? Ended(error, message[DynamicSkipToken.Value.Length..])
            : error;

    private static IterationFailedException Ended(Exception thrown, string reason)
    {
        var failure = new IterationFailedException(
            $"Assert.Skip was called within a load test: \"{reason}\". Load that runs cannot be skipped: what was not sent would look like what succeeded. "
            + "Return early if nothing is wrong, or skip the test before the load: in its constructor, in InitializeAsync or by [LoadTest(Skip = …)].");
        if (thrown.StackTrace is { } stack)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(failure, stack);
        }

        return failure;
    }
}
