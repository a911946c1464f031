using FluentAssertions;
using PerfTest.Planning;
using static PerfTest.Core.Tests.Running.VirtualRun;

namespace PerfTest.Core.Tests.Running;

/// <summary>What a body can do with its virtual user, under the virtual clock.</summary>
public sealed class VirtualUserTests
{
    [Fact]
    public void Think_times_are_drawn_from_the_virtual_users_own_numbers()
    {
        ThinkTime reading = ThinkTime.LogNormal(Seconds(8), Seconds(40));
        var starts = new Dictionary<long, List<long>>();

        Of(new PerVuIterations(2, 4, TimeSpan.FromHours(1)), vu =>
        {
            (starts.TryGetValue(vu.Id, out List<long>? own) ? own : starts[vu.Id] = []).Add(vu.NowFromStart);
            return vu.ThinkAsync(reading).AsTask();
        });

        foreach (long id in new[] { 1L, 2L })
        {
            long seed = PerfTest.Running.VuSeed.Of(42, id);
            var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
            long at = 0;
            starts[id].Should().Equal(Enumerable.Range(0, 4).Select(_ => (at, at += Nanoseconds.From(reading.Next(random))).Item1));
        }

        starts[1].Should().NotEqual(starts[2]);
    }

    [Fact]
    public void A_think_time_between_bounds_stays_between_them()
    {
        var ends = new List<long>();

        Of(new PerVuIterations(50, 1, Seconds(60)), async vu =>
        {
            await vu.ThinkAsync(Seconds(1), Seconds(3));
            ends.Add(vu.NowFromStart);
        });

        ends.Should().HaveCount(50).And.OnlyContain(end => end >= Nanoseconds.PerSecond && end < 3 * Nanoseconds.PerSecond);
        ends.Distinct().Should().HaveCountGreaterThan(45);
    }

    [Fact]
    public void Thinking_ends_when_the_iteration_must_end()
    {
        var thrown = new List<Type>();

        VirtualRun run = Of(
            new ConstantVus(1, Seconds(1)),
            async vu =>
            {
                try
                {
                    await vu.ThinkAsync(ThinkTime.Fixed(Seconds(100)));
                }
                catch (OperationCanceledException exception)
                {
                    thrown.Add(exception.GetType());
                    throw;
                }
            },
            gracefulStop: Seconds(2));

        run.EndMilliseconds.Should().Be(3000);
        thrown.Should().Equal(typeof(OperationCanceledException));
        run.Counters.Interrupted.Should().Be(1);
    }

    [Fact]
    public void A_blocking_think_time_ends_when_the_iteration_must_end()
    {
        Exception? thrown = null;

        Of(new PerVuIterations(1, 1, Seconds(60)), vu =>
        {
            vu.CutOff();
            thrown = Record.Exception(() => vu.Think(ThinkTime.Fixed(TimeSpan.FromDays(7))));
            Record.Exception(() => vu.Think(TimeSpan.FromDays(40))).Should().BeOfType<OperationCanceledException>("a wait longer than the system knows ends too");
            Record.Exception(() => vu.Think(Seconds(100), Seconds(200))).Should().BeOfType<OperationCanceledException>();
            Record.Exception(() => vu.Pace(Seconds(100))).Should().BeOfType<OperationCanceledException>();
            return Task.CompletedTask;
        });

        thrown.Should().BeOfType<OperationCanceledException>();
    }

    [Fact]
    public void Blocking_and_asynchronous_waits_draw_the_same_numbers_and_share_their_pace()
    {
        VirtualRun run = Of(new PerVuIterations(1, 1, Seconds(60)), async vu =>
        {
            await vu.ThinkAsync(Seconds(3));

            // Over already: it does not wait, and the next second counts from now.
            vu.Pace(Seconds(1));
            vu.NowFromStart.Should().Be(3 * Nanoseconds.PerSecond);
            await vu.PaceAsync(Seconds(1));
            vu.NowFromStart.Should().Be(4 * Nanoseconds.PerSecond);

            vu.Think(TimeSpan.Zero, TimeSpan.Zero);
            vu.Think(ThinkTime.Fixed(TimeSpan.Zero));
        });

        run.Counters.Failed.Should().Be(0);
        run.EndMilliseconds.Should().Be(4000);
    }

    [Fact]
    public void Waits_that_cannot_be_are_refused()
    {
        VirtualRun run = Of(new PerVuIterations(1, 1, Seconds(60)), vu =>
        {
            FluentActions.Invoking(() => vu.ThinkAsync(Seconds(-1))).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => vu.ThinkAsync(Seconds(2), Seconds(1))).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => vu.Think(Seconds(-1))).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => vu.Think(Seconds(2), Seconds(1))).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => vu.PaceAsync(TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => vu.Pace(TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
            return Task.CompletedTask;
        });

        run.Counters.Failed.Should().Be(0);
    }

    [Fact]
    public void Steps_nest_yield_and_close_their_group_whatever_they_throw()
    {
        VirtualRun run = Of(new PerVuIterations(1, 2, Seconds(60)), async vu =>
        {
            int found = await vu.StepAsync("search", async () =>
            {
                await vu.ThinkAsync(Seconds(1));
                return vu.Step("parse", () => 7);
            });
            found.Should().Be(7);
            vu.Step("look", () => vu.GroupPath.Should().Be("::look"));
            vu.Step("pay", () => vu.Fail("no money"));
        });

        run.Observer.Groups.Should().Equal(Enumerable.Repeat(
            new[] { ("::search::parse", 0L), ("::search", Nanoseconds.PerSecond), ("::look", 0), ("::pay", 0) }, 2).SelectMany(group => group));
        run.Observer.CompletedIterations.Should().HaveCount(2).And.OnlyContain(sample => sample.Error is IterationFailedException && sample.Error.Message == "no money");
    }

    [Fact]
    public void An_asynchronous_step_is_refused_where_nobody_awaits_it()
    {
        VirtualRun run = Of(new PerVuIterations(1, 1, Seconds(60)), vu =>
        {
            const string sentence = "The step \"pay\" is asynchronous: its group would be closed at its first await. Write await vu.StepAsync(\"pay\", …).*";
            void Refused(Action step) => step.Should().Throw<ArgumentException>().WithMessage(sentence);
            Refused(() => vu.Step("pay", () => Task.CompletedTask));
            Refused(() => vu.Step("pay", async () => await Task.FromResult(1)));
            Refused(() => _ = vu.Step("pay", () => ValueTask.CompletedTask).AsTask());
            Refused(() => _ = vu.Step("pay", () => ValueTask.FromResult(1)).AsTask());
            return Task.CompletedTask;
        });

        run.Counters.Failed.Should().Be(0);
        run.Observer.Groups.Should().BeEmpty();
    }

    [Fact]
    public void A_group_or_a_name_that_was_left_open_ends_with_its_iteration()
    {
        var seen = new List<(string Group, string? Name)>();

        Of(new PerVuIterations(1, 2, Seconds(60)), vu =>
        {
            seen.Add((vu.GroupPath, vu.RequestName));
            vu.Group("left open");
            vu.Name("left open");
            return Task.CompletedTask;
        });

        seen.Should().Equal(("", null), ("", null));
    }

    [Fact]
    public void Names_of_requests_nest()
    {
        VirtualRun run = Of(new PerVuIterations(1, 1, Seconds(60)), vu =>
        {
            using (vu.Name("checkout"))
            {
                using (vu.Name("pay"))
                {
                    vu.RequestName.Should().Be("pay");
                }

                vu.RequestName.Should().Be("checkout");
            }

            vu.RequestName.Should().BeNull();
            return Task.CompletedTask;
        });

        run.Counters.Failed.Should().Be(0);
    }

    [Fact]
    public void State_stays_from_iteration_to_iteration_and_with_its_virtual_user()
    {
        var seen = new List<(long Vu, object? Count)>();

        Of(new PerVuIterations(2, 3, Seconds(60)), vu =>
        {
            vu.State["count"] = vu.State.TryGetValue("count", out object? count) ? (int)count! + 1 : 1;
            seen.Add((vu.Id, vu.State["count"]));
            return vu.ThinkAsync(Seconds(1)).AsTask();
        });

        seen.Should().Equal((1, 1), (2, 1), (1, 2), (2, 2), (1, 3), (2, 3));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
