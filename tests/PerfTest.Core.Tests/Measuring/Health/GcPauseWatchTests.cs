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

    [Fact]
    public void Who_passes_by_often_enough_lets_the_finalizer_rest()
    {
        var watch = new GcPauseWatch();
        watch.Start();

        UntilItRests(watch);
        Assert.True(watch.Longest > 0);
        watch.Stop();
    }

    [Fact]
    public void It_wakes_for_what_was_missed()
    {
        var watch = new GcPauseWatch();
        watch.Start();
        UntilItRests(watch);

        GC.Collect(0);
        GC.Collect(0);
        watch.Pass();
        Assert.False(watch.Rests);

        GC.Collect(0);
        GC.WaitForPendingFinalizers();
        watch.Look();
        Assert.False(watch.Rests);
        watch.Stop();
    }

    [Fact]
    public void Few_collections_are_left_to_the_finalizer()
    {
        var watch = new GcPauseWatch();
        watch.Start();
        watch.Look();
        CollectAndPass(watch, 1);
        GC.WaitForPendingFinalizers();
        Assert.False(watch.Rests);
        watch.Stop();
    }

    [Fact]
    public void Passing_by_sees_nothing_before_the_start_and_after_the_end()
    {
        var watch = new GcPauseWatch();
        CollectAndPass(watch, 1);
        Assert.Equal(0, watch.Longest);
        watch.Start();
        watch.Stop();
        var longest = watch.Longest;
        CollectAndPass(watch, 1);

        // A probe that was left may still be finalized; it does not ask any more.
        GC.WaitForPendingFinalizers();
        Assert.Equal(longest, watch.Longest);
    }

    private static void UntilItRests(GcPauseWatch watch)
    {
        // Other tests of the process collect, too: what they do between two passes is missed, and then it does not rest.
        for (var n = 0; n < 100 && !watch.Rests; n++)
        {
            CollectAndPass(watch, GcPauseWatch.Many);
            watch.Look();
            CollectAndPass(watch, 1);
            GC.WaitForPendingFinalizers();
        }

        Assert.True(watch.Rests);
    }

    private static void CollectAndPass(GcPauseWatch watch, int count)
    {
        for (var n = 0; n < count; n++)
        {
            GC.Collect(0);
            watch.Pass();
        }
    }
}
