using System.Collections.Immutable;
using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Running.Feeders;

/// <summary>Feeders in whole runs: every order, warm-up, runs one after the other, segments, and what happens when rows are used up.</summary>
public class FeedingTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public void A_circle_is_shared_by_all_virtual_users()
    {
        var fed = Feed(Numbers(5), new SharedIterations(3, 12, TenMinutes));

        fed.Rows.Should().Equal(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1);
    }

    [Fact]
    public void A_shuffle_deals_all_rows_before_one_comes_back()
    {
        var fed = Feed(Numbers(10, FeedOrder.Shuffle), new SharedIterations(3, 30, TenMinutes));

        fed.Rows.Take(10).Order().Should().Equal(Enumerable.Range(0, 10));
        fed.Rows.Take(10).Should().NotEqual(Enumerable.Range(0, 10));
        fed.Rows.Skip(10).Should().Equal([.. fed.Rows.Take(10), .. fed.Rows.Take(10)]);
    }

    [Fact]
    public void Random_rows_are_the_same_in_every_run_of_a_seed_and_change_no_other_random_number()
    {
        Feeder<int> feeder = Numbers(1_000, FeedOrder.Random);
        var other = new List<int>();
        int[] Run()
        {
            other.Clear();
            return [.. Feed(feeder, new PerVuIterations(3, 20, TenMinutes), also: vu => other.Add(vu.Random.Next())).Rows];
        }

        int[] first = Run();
        int[] numbers = [.. other];
        int[] withoutFeeder = [];
        VirtualRun.Of(new PerVuIterations(3, 20, TenMinutes), async vu =>
        {
            withoutFeeder = [.. withoutFeeder, vu.Random.Next()];
            await vu.ThinkAsync(TimeSpan.FromMilliseconds(1));
        });

        Run().Should().Equal(first);
        first.Distinct().Should().HaveCountGreaterThan(50);
        numbers.Should().Equal(withoutFeeder);
    }

    [Fact]
    public void Each_virtual_user_keeps_a_row_of_its_own()
    {
        var fed = Feed(Numbers(5, FeedOrder.UniquePerVu), new PerVuIterations(5, 4, TenMinutes));

        fed.Taken.Should().OnlyContain(taken => taken.Row == taken.Vu - 1);
        fed.Rows.CountBy(row => row).Should().BeEquivalentTo(Enumerable.Range(0, 5).Select(row => KeyValuePair.Create(row, 4)));
    }

    [Fact]
    public void A_virtual_user_without_a_row_of_its_own_aborts_the_run()
    {
        var fed = Feed(Numbers(4, FeedOrder.UniquePerVu), new PerVuIterations(5, 1, TenMinutes));

        fed.Outcome.Cause.Should().Be(StopCause.Aborted);
        fed.Outcome.StopReason.Should().Be("'numbers' has 4 rows and there is a VU 5: with FeedOrder.UniquePerVu each virtual user needs a row of its own.");
    }

    [Fact]
    public void A_queue_that_is_used_up_ends_the_run_as_planned()
    {
        // 10 ms an iteration: each of the two virtual users takes a row at 0, 10, …, 40 ms.
        var fed = Feed(Numbers(9, FeedOrder.Queue), new ConstantVus(2, TenMinutes));

        fed.Rows.Should().Equal(Enumerable.Range(0, 9));
        fed.Outcome.Cause.Should().Be(StopCause.DataUsedUp);
        fed.Outcome.StopReason.Should().Be("all 9 rows of 'numbers' were used up");
        fed.Run.EndMilliseconds.Should().Be(50);
        var (started, completed, failed, interrupted, withoutRow) = Counts(fed);
        (started, completed, failed, interrupted, withoutRow).Should().Be((9L, 9L, 0L, 0L, 1L));
        fed.Run.Observer.CompletedIterations.Should().HaveCount(9).And.OnlyContain(sample => sample.Error == null);
        fed.Run.Observer.InterruptedIterations.Should().BeEmpty();
    }

    [Fact]
    public void A_queue_that_is_used_up_just_at_the_end_ends_nothing()
    {
        var fed = Feed(Numbers(12, FeedOrder.Queue), new SharedIterations(3, 12, TenMinutes));

        fed.Rows.Should().Equal(Enumerable.Range(0, 12));
        fed.Outcome.Cause.Should().Be(StopCause.PlanDone);
    }

    [Fact]
    public void What_was_due_when_the_queue_was_used_up_was_not_due()
    {
        var fed = Feed(Numbers(100, FeedOrder.Queue), new ConstantArrivalRate(new Rate(100, Nanoseconds.PerSecond), TenMinutes, 10, 10));

        fed.Rows.Should().Equal(Enumerable.Range(0, 100));
        fed.Run.Counters.Due.Should().Be(100);
        fed.Run.Counters.Started.Should().Be(100);
        fed.Run.Counters.Dropped.Should().Be(0);
        fed.Run.EndMilliseconds.Should().Be(1_000);
    }

    [Fact]
    public void What_is_left_of_counted_iterations_was_not_dropped()
    {
        var fed = Feed(Numbers(5, FeedOrder.Queue), new PerVuIterations(2, 100, TenMinutes));

        fed.Run.Counters.Due.Should().Be(5);
        fed.Run.Counters.Dropped.Should().Be(0);
        fed.Run.Observer.Drops.Should().BeEmpty();
    }

    [Fact]
    public void All_scenarios_end_with_the_queue()
    {
        Feeder<int> feeder = Numbers(3, FeedOrder.Queue);
        Scenario[] scenarios =
        [
            new() { Name = "fed", Workload = new ConstantVus(1, TenMinutes), Bodies = [new ScenarioBody("Fed")] },
            new() { Name = "other", Workload = new ConstantVus(1, TenMinutes), Bodies = [new ScenarioBody("Other")] },
        ];
        var run = VirtualRun.Of(scenarios, new Dictionary<string, Func<VirtualUser, Task>>
        {
            ["Fed"] = vu =>
            {
                feeder.Next(vu);
                return vu.ThinkAsync(TimeSpan.FromMilliseconds(10)).AsTask();
            },
            ["Other"] = VirtualRun.Takes(7),
        });

        run.Outcome.Cause.Should().Be(StopCause.DataUsedUp);
        run.EndMilliseconds.Should().Be(35);
        run.Outcome.Scenarios.Select(counters => counters.Completed).Should().Equal(3, 5);
    }

    [Fact]
    public void A_body_that_swallows_the_end_of_the_queue_does_not_count_either()
    {
        Feeder<int> feeder = Numbers(3, FeedOrder.Queue);
        var run = VirtualRun.Of(new ConstantVus(1, TenMinutes), vu =>
        {
            try
            {
                feeder.Next(vu);
            }
            catch (FeedUsedUpException exception)
            {
                exception.Message.Should().Be("There is no row left: all 3 rows of 'numbers' were used up.");
            }

            return vu.ThinkAsync(TimeSpan.FromMilliseconds(10)).AsTask();
        });

        run.Outcome.Cause.Should().Be(StopCause.DataUsedUp);
        run.Counters.Completed.Should().Be(3);
    }

    [Fact]
    public void A_queue_that_must_not_be_used_up_aborts_the_run()
    {
        var fed = Feed(Numbers(1, FeedOrder.Queue, WhenUsedUp.Fail), new ConstantVus(1, TenMinutes));

        fed.Outcome.Cause.Should().Be(StopCause.Aborted);
        fed.Outcome.StopReason.Should().Be("the only row of 'numbers' was used up, and WhenUsedUp.Fail makes that a failure");
        fed.Run.Counters.Failed.Should().Be(0);
    }

    [Fact]
    public void Warm_up_takes_nothing_from_the_queue()
    {
        // 100 ms of warm-up at 10 ms an iteration: about ten rows of the three.
        var fed = Feed(Numbers(3, FeedOrder.Queue), new ConstantVus(1, TenMinutes), warmup: TimeSpan.FromMilliseconds(100));

        fed.Taken.Where(taken => taken.IsWarmup).Select(taken => taken.Row).Take(5).Should().Equal(0, 1, 2, 0, 1);
        fed.Rows.Should().Equal(0, 1, 2);
        fed.Outcome.Cause.Should().Be(StopCause.DataUsedUp);
    }

    [Theory]
    [InlineData(FeedOrder.Circular)]
    [InlineData(FeedOrder.Shuffle)]
    [InlineData(FeedOrder.Random)]
    [InlineData(FeedOrder.UniquePerVu)]
    public void The_plan_is_given_the_same_rows_with_and_without_warm_up(FeedOrder order)
    {
        Feeder<int> feeder = Numbers(20, order);
        var workload = new ConstantVus(2, TimeSpan.FromSeconds(1));

        var cold = Feed(feeder, workload);
        var warm = Feed(feeder, workload, warmup: TimeSpan.FromMilliseconds(500));

        warm.Taken.Should().Contain(taken => taken.IsWarmup);
        RowsByVu(warm).Should().Equal(RowsByVu(cold));

        // Which of two virtual users is first at the same moment may differ: the circle counts as a whole.
        IEnumerable<int> RowsByVu(Fed fed) => order is FeedOrder.Random or FeedOrder.UniquePerVu
            ? fed.Taken.Where(taken => !taken.IsWarmup).OrderBy(taken => taken.Vu).ThenBy(taken => taken.Index).Select(taken => taken.Row)
            : fed.Rows;
    }

    [Theory]
    [InlineData(FeedOrder.Circular)]
    [InlineData(FeedOrder.Random)]
    [InlineData(FeedOrder.Shuffle)]
    [InlineData(FeedOrder.Queue)]
    [InlineData(FeedOrder.UniquePerVu)]
    public void Each_run_begins_at_the_beginning(FeedOrder order)
    {
        Feeder<int> feeder = Numbers(20, order);
        var workload = new SharedIterations(4, 17, TenMinutes);

        var first = Feed(feeder, workload);
        var second = Feed(feeder, workload);

        first.Rows.Should().HaveCount(17);
        second.Rows.Should().Equal(first.Rows);
    }

    [Fact]
    public void Rows_are_read_once_and_shared_by_reference()
    {
        int made = 0;
        IEnumerable<object> Rows()
        {
            made++;
            yield return new object();
        }

        Feeder<object> feeder = Feeder.From(Rows());
        var given = new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < 2; i++)
        {
            VirtualRun.Of(new PerVuIterations(10, 10, TenMinutes), vu =>
            {
                given.Add(feeder.Next());
                return Task.CompletedTask;
            });
        }

        made.Should().Be(1);
        given.Should().HaveCount(1);
    }

    [Fact]
    public void A_wrong_feeder_aborts_the_run_with_its_mistakes()
    {
        var run = VirtualRun.Of(new PerVuIterations(3, 1, TenMinutes), vu =>
        {
            Feeder.From(Array.Empty<int>(), FeedOrder.Random, name: "nothing").Next(vu);
            return Task.CompletedTask;
        });

        run.Outcome.Cause.Should().Be(StopCause.Aborted);
        run.Outcome.StopReason.Should().Be("'nothing' has no rows: a feeder needs at least one.");
    }

    [Fact]
    public void Only_virtual_users_are_given_rows() => Numbers(3).Invoking(feeder => feeder.Next()).Should().Throw<LoadTestException>()
        .WithMessage("The feeder 'numbers' was asked for a row outside of a load test's iterations: only virtual users are given rows.");

    [Fact]
    public void A_field_of_two_instances_is_one_feeder()
    {
        Feeder<int> known = Numbers(10);
        var other = new Feeder<int>(new SequenceSource<int>(Unreadable(), "numbers"), FeedOrder.Circular, WhenUsedUp.EndRun);
        var rows = new List<int>();
        VirtualRun.Of(new PerVuIterations(1, 4, TenMinutes), vu =>
        {
            vu.Feeders.Share(known, other);
            rows.Add((vu.Iteration % 2 == 0 ? known : other).Next(vu));
            return Task.CompletedTask;
        });

        rows.Should().Equal(0, 1, 2, 3);

        static IEnumerable<int> Unreadable()
        {
            yield return 0;
            throw new InvalidOperationException("read twice");
        }
    }

    [Theory]
    [InlineData(FeedOrder.Circular)]
    [InlineData(FeedOrder.Random)]
    [InlineData(FeedOrder.Shuffle)]
    [InlineData(FeedOrder.Queue)]
    [InlineData(FeedOrder.UniquePerVu)]
    public void Taking_a_row_allocates_nothing(FeedOrder order)
    {
        Feeder<int> feeder = Numbers(2_000, order);
        long allocated = -1;
        VirtualRun.Of(new PerVuIterations(1, 1, TenMinutes), vu =>
        {
            feeder.Next(vu);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
            {
                feeder.Next(vu);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return Task.CompletedTask;
        });

        allocated.Should().Be(0);
    }

    [Fact]
    public void Many_threads_take_each_row_of_a_queue_once()
    {
        const int Rows = 200_000;
        Feeder<int> feeder = Numbers(Rows, FeedOrder.Queue);
        var taken = new int[Rows];
        VirtualRun.Of(new PerVuIterations(1, 1, TenMinutes), vu =>
        {
            Parallel.For(0, Rows, _ => Interlocked.Increment(ref taken[feeder.Next(vu)]));
            return Task.CompletedTask;
        });

        taken.Should().OnlyContain(times => times == 1);
    }

    [Fact]
    public void A_segment_uses_up_its_share()
    {
        var fed = Feed(Numbers(10, FeedOrder.Queue), new ConstantVus(3, TenMinutes), segment: Segment.Of(1, 3));

        fed.Rows.Should().Equal(1, 4, 7);
        fed.Outcome.StopReason.Should().Be("all 3 rows of 'numbers' in the share of the segment 1/3:2/3 were used up");
    }

    [Fact]
    public void Law_the_queues_of_all_segments_are_the_queue()
    {
        Law(from division in RandomDivision from rows in Gen.Choose(1, 60) select (division, rows), given =>
        {
            Feeder<int> feeder = Numbers(given.rows, FeedOrder.Queue);
            var taken = given.division.SelectMany(segment => Feed(feeder, new ConstantVus(100, TimeSpan.FromSeconds(5)), segment: segment).Rows);

            Assert.Equal(Enumerable.Range(0, given.rows), taken.Order());
        }, 60);
    }

    [Fact]
    public void Law_circles_and_shuffles_of_all_segments_are_those_of_the_whole()
    {
        Law(from division in RandomDivision
            from rows in Gen.Choose(1, 60)
            from iterations in Gen.Choose(100, 300)
            from order in Gen.Elements(FeedOrder.Circular, FeedOrder.Shuffle)
            select (division, rows, iterations, order), given =>
        {
            Feeder<int> feeder = Numbers(given.rows, given.order);
            var workload = new SharedIterations(100, given.iterations, TenMinutes);
            var parts = given.division.Select(segment => (Segment: segment, Fed: Feed(feeder, workload, segment: segment))).ToList();
            var whole = Feed(feeder, workload);

            // Iterations are divided as virtual users are: a segment may take more or fewer rows than its share of them, but each from its own places.
            foreach (var (segment, fed) in parts)
            {
                Assert.Equal(fed.Rows.Select((_, k) => RowAt(whole, segment.GlobalIndex(k), given.rows)), fed.Rows);
            }
        }, 60);

        static int RowAt(Fed whole, long place, int rows) => whole.Rows[(int)(place % rows)];
    }

    [Fact]
    public void Law_unique_rows_of_all_segments_are_those_of_the_whole()
    {
        Law(from division in RandomDivision from vus in Gen.Choose(1, 60) select (division, vus), given =>
        {
            Feeder<int> feeder = Numbers(given.vus, FeedOrder.UniquePerVu);
            var taken = given.division.SelectMany(segment => Feed(feeder, new PerVuIterations(given.vus, 1, TenMinutes), segment: segment).Rows);

            Assert.Equal(Enumerable.Range(0, given.vus), taken.Order());
        }, 60);
    }

    private static Feeder<int> Numbers(int count, FeedOrder order = FeedOrder.Circular, WhenUsedUp whenUsedUp = WhenUsedUp.EndRun) =>
        Feeder.From(Enumerable.Range(0, count), order, whenUsedUp, name: "numbers");

    private static Fed Feed(Feeder<int> feeder, Workload workload, TimeSpan warmup = default, Segment segment = default, Action<VirtualUser>? also = null)
    {
        var taken = ImmutableArray.CreateBuilder<Taken>();
        var scenario = new Scenario { Name = "default", Workload = workload, Warmup = warmup, Bodies = [new ScenarioBody("Body")] };
        var run = VirtualRun.Of(
            [scenario],
            new Dictionary<string, Func<VirtualUser, Task>>
            {
                ["Body"] = vu =>
                {
                    taken.Add(new Taken(vu.Id, vu.Iteration, feeder.Next(vu), vu.IsWarmup));
                    also?.Invoke(vu);
                    return vu.ThinkAsync(TimeSpan.FromMilliseconds(10)).AsTask();
                },
            },
            segment: segment);
        return new Fed(run, taken.ToImmutable());
    }

    private static (long Started, long Completed, long Failed, long Interrupted, long WithoutRow) Counts(Fed fed) =>
        (fed.Run.Counters.Started, fed.Run.Counters.Completed, fed.Run.Counters.Failed, fed.Run.Counters.Interrupted, fed.Run.Counters.WithoutRow);

    private sealed record Taken(long Vu, long Index, int Row, bool IsWarmup);

    private sealed record Fed(VirtualRun Run, ImmutableArray<Taken> Taken)
    {
        public EngineOutcome Outcome => Run.Outcome;

        /// <summary>What the plan was given, in order.</summary>
        public IReadOnlyList<int> Rows => [.. Taken.Where(taken => !taken.IsWarmup).Select(taken => taken.Row)];
    }
}
