using FluentAssertions;
using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring.Watching;

/// <summary>When the target is looked at, under a clock that the test moves.</summary>
public class PeriodicLookTests
{
    private readonly HandClock _clock = new();
    private readonly List<double> _looks = [];
    private int _skipped;
    private long _origin;

    [Fact]
    public void From_the_start_each_period_and_not_at_the_end()
    {
        using TargetWatches watches = Start(every: 2, length: 6);
        Pass(seconds: 20);

        _looks.Should().Equal(0, 2, 4);
        _skipped.Should().Be(0);
    }

    [Fact]
    public void A_look_that_is_due_while_one_goes_on_is_left_out_and_counted()
    {
        using TargetWatches watches = Start(every: 1, length: 10);
        _clock.Work();
        _clock.Advance(Seconds(3.5));

        _looks.Should().Equal([0], "the look that was due at 1 s goes on");
        _skipped.Should().Be(2);
        _clock.Work();
        Pass(seconds: 2);
        _looks.Should().Equal(0, 3.5, 4, 5);
        _skipped.Should().Be(2);
    }

    [Fact]
    public void After_a_pause_of_the_process_missed_looks_are_not_made_up_for()
    {
        using TargetWatches watches = Start(every: 1, length: 60);
        Pass(seconds: 1);
        _clock.Jump(Seconds(10.5));
        Pass(seconds: 2);

        _looks.Should().Equal(0, 1, 11.5, 12, 13);
    }

    [Fact]
    public void A_smoke_run_looks_once()
    {
        using TargetWatches watches = Start(every: 1, length: 10, RunMode.Smoke);
        Pass(seconds: 5);

        _looks.Should().Equal(0);
    }

    [Fact]
    public async Task The_end_waits_for_the_look_that_goes_on()
    {
        using TargetWatches watches = Start(every: 1, length: 60);
        Task ended = watches.EndAsync(cut: false);
        Pass(seconds: 3);

        _looks.Should().Equal([0], "the first look was already under way, and nothing is due any more");
        await ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_run_that_is_stopped_cuts_the_look_short()
    {
        using TargetWatches watches = Start(every: 1, length: 60);
        CancellationToken cut = default;
        _look = token => cut = token;
        Task ended = watches.EndAsync(cut: true);
        _clock.Work();
        await ended.WaitAsync(TimeSpan.FromSeconds(30));

        cut.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void What_a_watch_throws_is_told()
    {
        _look = _ => throw new InvalidOperationException("a defect");
        List<Exception> faults = [];
        using TargetWatches watches = Start(every: 1, length: 3, fault: faults.Add);
        Pass(seconds: 3);

        faults.Should().HaveCount(3, "it goes on all the same").And.OnlyContain(fault => fault.Message == "a defect");
    }

    private Action<CancellationToken> _look = _ => { };

    private static long Seconds(double seconds) => (long)(seconds * Nanoseconds.PerSecond);

    private TargetWatches Start(double every, double length, RunMode mode = RunMode.Full, Action<Exception>? fault = null)
    {
        LoadPlan plan = Story.Closed("watched", new ConstantVus(1, TimeSpan.FromSeconds(length))) with { Mode = mode };
        var watches = new TargetWatches(plan, _clock, [new Watch(this, TimeSpan.FromSeconds(every))]);
        _origin = _clock.Now;
        watches.Start(0, fault ?? (exception => Assert.Fail(exception.Message)));
        return watches;
    }

    /// <summary>Second by half second, with threads that keep up.</summary>
    private void Pass(double seconds)
    {
        for (double passed = 0; passed < seconds; passed += 0.5)
        {
            _clock.Work();
            _clock.Advance(Seconds(0.5));
        }

        _clock.Work();
    }

    private sealed class Watch(PeriodicLookTests test, TimeSpan every) : ITargetWatch
    {
        public TimeSpan Every => every;

        public void Look(CancellationToken cut)
        {
            test._looks.Add((test._clock.Now - test._origin) / (double)Nanoseconds.PerSecond);
            test._look(cut);
        }

        public void Skipped() => test._skipped++;
    }
}
