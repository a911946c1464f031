using System.Runtime.CompilerServices;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring.Health;

public class GcPauseWatchTests
{
    [Fact]
    public void It_asks_after_each_collection_by_itself()
    {
        var watch = new GcPauseWatch();
        watch.Start();
        for (var n = 0; n < 3; n++)
        {
            GC.Collect(0);
            GC.WaitForPendingFinalizers();
        }

        Assert.True(watch.Longest > 0);
        Assert.True(watch.Longest <= Nanoseconds.From(GC.GetTotalPauseDuration()));
        watch.Stop();
    }

    [Fact]
    public void It_ends_with_who_holds_it()
    {
        var watch = Forgotten();
        for (var n = 0; n < 10 && watch.IsAlive; n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(watch.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Forgotten()
        {
            var watch = new GcPauseWatch();
            watch.Start();
            return new WeakReference(watch);
        }
    }

    [Fact]
    public void Collections_before_it_do_not_count()
    {
        GC.Collect();
        var watch = new GcPauseWatch();
        var before = GC.CollectionCount(0);
        watch.Look();
        // Other tests of the process may have collected in between.
        Assert.True(watch.Longest == 0 || GC.CollectionCount(0) > before);
    }
}
