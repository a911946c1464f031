using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>The one call of a method that judges the result.</summary>
internal static class JudgingCall
{
    /// <summary>Calls it, in a sandbox where the framework needs one.</summary>
    /// <returns>What it found wrong, or null. It throws nothing.</returns>
    public static async Task<Exception?> RunAsync(JudgingBody judge, LoadResult result, object? instance, Func<IBodySandbox>? newSandbox)
    {
        var sandbox = newSandbox?.Invoke();
        Exception? error = null;
        try
        {
            await CallAsync(judge, result, instance, sandbox);
        }
        catch (Exception exception)
        {
            // Whatever the judge throws is its verdict.
            error = exception;
        }

        return sandbox is null ? error : sandbox.Leave(error);
    }

    /// <summary>A method of its own: what the sandbox sets in the execution context ends with it.</summary>
    private static async Task CallAsync(JudgingBody judge, LoadResult result, object? instance, IBodySandbox? sandbox)
    {
        sandbox?.Enter();
        await judge(result, instance);
    }
}
