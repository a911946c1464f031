using NUnit.Framework;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters;

/// <summary>Sees to it that a load test runs when nothing else does, as <c>[NonParallelizable]</c> does for a class.</summary>
internal static class ExclusiveTest
{
    /// <summary>Called for the test, and for the suite of its method: NUnit runs both in the shift that has one worker.</summary>
    public static void Apply(Test test)
    {
        test.Properties.Set(PropertyNames.ParallelScope, ParallelScope.None);

        // [Timeout] and a default timeout, too, are to cancel the run and not to leave it behind.
        test.Properties.Set(PropertyNames.UseCancellation, true);
    }

    /// <summary>Called for the suite's context, from which those of data rows descend: they do not inherit properties, and would follow the assembly's <c>ParallelScope</c>.</summary>
    public static void Apply(TestExecutionContext context)
    {
        context.ParallelScope = ParallelScope.Default;
        context.UseCancellation = true;
    }

    /// <summary>A sentence where NUnit runs the test beside others all the same (<c>[SingleThreaded]</c> fixtures, an own <c>[Parallelizable]</c>), or null.</summary>
    public static string? Warn(TestExecutionContext context) =>
        context.TestWorker?.WorkQueue.IsParallelQueue == true && context.Dispatcher?.LevelOfParallelism > 1
            ? $"NUnit runs this load test on '{context.TestWorker.Name}', beside other tests: what they do is measured, too. Put [NonParallelizable] on its class."
            : null;
}
