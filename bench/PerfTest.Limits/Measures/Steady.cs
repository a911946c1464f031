using System.Diagnostics;
using System.Runtime;

namespace PerfTest.Bench;

/// <summary>
/// Until .NET has compiled what is measured. It compiles hot code three times, in the background, and while it does that takes as much processor time for a request as the
/// request itself: on a busy machine for the first ten or twenty seconds. Whichever of two halves has more code of its own would be blamed for it.
/// </summary>
internal static class Steady
{
    private const int FewMethods = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(14);

    /// <summary>Runs all in turn until two rounds in succession have compiled next to nothing.</summary>
    public static async Task WarmUpAsync(params Func<Task<Half>>[] halves)
    {
        long begun = Stopwatch.GetTimestamp();
        for (int quiet = 0; quiet < 2 && Stopwatch.GetElapsedTime(begun) < Patience;)
        {
            long before = JitInfo.GetCompiledMethodCount();
            foreach (Func<Task<Half>> half in halves)
            {
                await half();
            }

            quiet = JitInfo.GetCompiledMethodCount() - before < FewMethods ? quiet + 1 : 0;
        }
    }
}
