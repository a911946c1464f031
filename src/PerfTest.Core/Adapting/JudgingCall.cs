using System.Runtime.ExceptionServices;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>The one call of a method that judges the result.</summary>
internal static class JudgingCall
{
    /// <summary>Calls it, in a sandbox where the framework needs one. Throws what it found wrong.</summary>
    public static async ValueTask RunAsync(JudgingBody judge, LoadResult result, object? instance, Func<IBodySandbox>? newSandbox)
    {
        var sandbox = newSandbox?.Invoke();
        Exception? error = null;
        try
        {
            await CallAsync(judge, result, instance, sandbox);
        }
        catch (Exception exception) when (sandbox is not null)
        {
            // The framework may throw where all is well, and not throw where it is not.
            error = exception;
        }

        if (sandbox?.Leave(error) is { } verdict)
        {
            ExceptionDispatchInfo.Throw(verdict);
        }
    }

    /// <summary>A method of its own: what the sandbox sets in the execution context ends with it.</summary>
    private static async Task CallAsync(JudgingBody judge, LoadResult result, object? instance, IBodySandbox? sandbox)
    {
        sandbox?.Enter();
        await judge(result, instance);
    }
}
