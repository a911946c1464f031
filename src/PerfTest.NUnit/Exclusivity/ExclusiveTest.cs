using NUnit.Framework;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters;

/// <summary>Sees to it that a load test runs when nothing else does. NUnit needs to be told three times.</summary>
internal static class ExclusiveTest
{
    /// <summary>
    /// The fixture runs in the shift that has one worker, as with <c>[NonParallelizable]</c>, and with it the tests of data rows: whatever is said of them or of
    /// their method, NUnit runs them on the fixture's worker. The price is that ordinary tests of the class no longer run beside those of other classes.
    /// </summary>
    public static void ApplyToFixture(Test? fixture) => fixture?.Properties.Set(PropertyNames.ParallelScope, ParallelScope.None);

    /// <summary>A test without data waits for that shift, too: within its class it is alone.</summary>
    public static void ApplyToTest(Test test)
    {
        test.Properties.Set(PropertyNames.ParallelScope, ParallelScope.None);

        // [Timeout] and a default timeout, too, are to cancel the run and not to leave it behind.
        test.Properties.Set(PropertyNames.UseCancellation, true);
    }

    /// <summary>Tests of data rows have their properties from elsewhere; their context descends from this one, and would say what the assembly's <c>ParallelScope</c> says.</summary>
    public static void ApplyToContext(TestExecutionContext context)
    {
        context.ParallelScope = ParallelScope.Default;
        context.UseCancellation = true;
    }

    /// <summary>A sentence where NUnit runs the test beside others all the same (an own <c>[Parallelizable]</c> on the method's rows), or null.</summary>
    public static string? Warn(TestExecutionContext context) =>
        context.TestWorker?.WorkQueue.IsParallelQueue == true && context.Dispatcher?.LevelOfParallelism > 1
            ? $"NUnit runs this load test on '{context.TestWorker.Name}', beside other tests: what they do is measured, too. Take [Parallelizable] off its method."
            : null;
}
