using System.Collections.Immutable;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;
using static PerfTest.Core.Tests.Measuring.RecordedRun;

namespace PerfTest.Core.Tests.Measuring;

public sealed class RunRecorderTests
{
    private const long Millisecond = Nanoseconds.PerMillisecond;
    private const long Second = Nanoseconds.PerSecond;

    [Fact]
    public void Iterations_are_counted_and_timed()
    {
        var record = Of(new ConstantVus(2, TimeSpan.FromSeconds(10)), vu => Takes(vu, 1_000));

        record.Metrics.Counter("iterations").Should().Be(new CounterTotals(20, 20));
        var durations = record.Metrics.Trend("iteration_duration")!;
        (durations.Count, durations.Min, durations.Max).Should().Be((20, Second, Second));
        record.Metrics.Rate("iteration_failed").Should().Be(new RateTotals(0, 20));
        record.Metrics.Trend("iteration_response_time").Should().BeNull("it is for arrival rates");
        record.Metrics.Trend("iteration_start_lag").Should().BeNull();
        record.Metrics.Counter("dropped_iterations").Should().Be(new CounterTotals(0, 0));
        record.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Bodies_with_weights_have_samples_under_their_own_names_and_with_their_own_tags()
    {
        var scenario = Scenario("default", new SharedIterations(3, 70, TimeSpan.FromMinutes(10))) with
        {
            Bodies =
            [
                new ScenarioBody("Post", 5) { Name = "Post", Tags = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("kind", "write")]) },
                new ScenarioBody("Get", 2) { Name = "usage" },
            ],
        };
        var record = Of([scenario], async (_, vu) =>
        {
            await Takes(vu, 10);
            vu.Check($"runs as {vu.Scenario}", true);
            vu.Counter("mine");
        });

        record.Metrics.Counter("iterations").Should().Be(new CounterTotals(70, 70));
        record.Metrics.Counter("iterations", [new("scenario", "Post"), new("kind", "write")]).Should().Be(new CounterTotals(50, 50));
        record.Metrics.Counter("iterations", [new("scenario", "usage")]).Should().Be(new CounterTotals(20, 20));
        record.Metrics.Counter("iterations", [new("scenario", "usage"), new("kind", "write")]).Should().BeNull();
        record.Metrics.Counter("mine", [new("scenario", "usage")]).Should().Be(new CounterTotals(20, 20));
        record.Metrics.Rate("checks", [new("check", "runs as usage"), new("scenario", "usage")]).Should().Be(new RateTotals(20, 20));
        record.Slices.Sum(slice => slice.Scenarios[0].IterationLatency.Count).Should().Be(70);
    }

    [Fact]
    public void What_ends_in_the_graceful_tail_counts_but_not_within_the_plan()
    {
        var record = Of(new ConstantVus(3, TimeSpan.FromSeconds(10)), async vu =>
        {
            await Takes(vu, 4_000);
            vu.Counter("mine", 2);
        });

        // Each VU ends at 4, 8 and 12 s.
        record.Metrics.Counter("iterations").Should().Be(new CounterTotals(9, 6));
        record.Metrics.Counter("mine").Should().Be(new CounterTotals(18, 12));
    }

    [Fact]
    public void Failed_iterations_are_iterations_and_errors()
    {
        var record = Of(new PerVuIterations(1, 4, TimeSpan.FromMinutes(1)), async vu =>
        {
            await Takes(vu, 10);
            if (vu.Iteration % 2 == 1)
            {
                throw new InvalidOperationException($"order {vu.Iteration} not found");
            }
        });

        record.Metrics.Counter("iterations")!.Value.Count.Should().Be(4);
        record.Metrics.Rate("iteration_failed").Should().Be(new RateTotals(2, 4));
        record.Metrics.Trend("iteration_duration")!.Count.Should().Be(4);
        record.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Scenario = "default",
            Type = "System.InvalidOperationException",
            Message = "order 1 not found",
            Count = 2L,
            First = 20 * Millisecond,
            Last = 40 * Millisecond,
        });
    }

    [Fact]
    public void An_arrival_rate_has_response_times_and_lags_from_the_intended_start()
    {
        var record = Of(new ConstantArrivalRate(new(10, Second), TimeSpan.FromSeconds(1), 10, 10), vu => Takes(vu, 50));

        record.Metrics.Trend("iteration_response_time")!.Content().Should().Be(Cases.Histogram(Enumerable.Repeat(50 * Millisecond, 10)).Content());
        record.Metrics.Trend("iteration_start_lag")!.Content().Should().Be(Cases.Histogram(Enumerable.Repeat(0L, 10)).Content());
    }

    [Fact]
    public void Dropped_iterations_carry_their_reason()
    {
        var noIdleVu = Of(new ConstantArrivalRate(new(10, Second), TimeSpan.FromSeconds(1), 1, 1), vu => Takes(vu, 10_000));
        noIdleVu.Metrics.Counter("dropped_iterations", [new("reason", "no_idle_vu")]).Should().Be(new CounterTotals(9, 9));
        noIdleVu.Metrics.Counter("dropped_iterations").Should().Be(new CounterTotals(9, 9));
        noIdleVu.Metrics.Counter("dropped_iterations", [new("reason", "generator_late")]).Should().Be(new CounterTotals(0, 0));

        var maxDuration = Of(new SharedIterations(1, 10, TimeSpan.FromSeconds(3)), vu => Takes(vu, 1_000));
        maxDuration.Metrics.Counter("dropped_iterations", [new("reason", "max_duration")])!.Value.Count.Should().Be(maxDuration.Outcome.Scenarios[0].DroppedMaxDuration).And.BePositive();
    }

    [Fact]
    public void Interrupted_iterations_are_no_samples()
    {
        var scenario = Scenario("default", new ConstantVus(1, TimeSpan.FromSeconds(1))) with { GracefulStop = TimeSpan.Zero };
        var record = Of([scenario], (_, vu) => Task.Delay(Timeout.Infinite, vu.CancellationToken));

        record.Outcome.Scenarios[0].Interrupted.Should().Be(1);
        record.Metrics.Counter("iterations").Should().Be(new CounterTotals(0, 0));
        record.Metrics.Trend("iteration_duration").Should().BeNull();
    }

    [Fact]
    public void Warm_up_is_not_kept()
    {
        var record = Of(new ConstantVus(1, TimeSpan.FromSeconds(4)), async vu =>
        {
            vu.Counter("mine");
            vu.Trend("size", 1);
            vu.Trend("time", TimeSpan.FromSeconds(1));
            vu.Rate("share", true);
            vu.Gauge("level", vu.IsWarmup ? 100 : 1);
            vu.Check("ok", !vu.IsWarmup);
            using (vu.Group("group"))
            {
                await Takes(vu, 1_000);
            }

            if (vu.IsWarmup)
            {
                throw new InvalidOperationException("cold");
            }
        }, warmup: TimeSpan.FromSeconds(2));

        record.Metrics.Counter("iterations")!.Value.Count.Should().Be(4);
        record.Metrics.Counter("mine")!.Value.Count.Should().Be(4);
        record.Metrics.Trend("size")!.Count.Should().Be(4);
        record.Metrics.Trend("time")!.Count.Should().Be(4);
        record.Metrics.Rate("share").Should().Be(new RateTotals(4, 4));
        record.Metrics.Rate("checks").Should().Be(new RateTotals(4, 4));
        record.Metrics.Gauge("level").Should().BeEquivalentTo(new { Value = 1.0, Max = 1.0 });
        record.Metrics.Trend("group_duration")!.Count.Should().Be(4);
        record.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Warm_up_is_recorded_where_nobody_reads_it_until_the_plan_begins()
    {
        var rehearsed = new List<(long Iterations, long Checks, long Groups, int Errors)?>();
        Of([Scenario("default", new ConstantVus(1, TimeSpan.FromSeconds(4))) with { Warmup = TimeSpan.FromSeconds(2) }], async (recorder, vu) =>
        {
            if (recorder.Rehearsal is not { } rehearsal)
            {
                rehearsed.Add(null);
            }
            else
            {
                var metrics = rehearsal.Store.Snapshot();
                rehearsed.Add((metrics.Counter("iterations")!.Value.Count, metrics.Rate("checks")?.Total ?? 0, metrics.Trend("group_duration")?.Count ?? 0, rehearsal.Errors.Groups.Length));
            }

            using (vu.Group("group"))
            {
                await Takes(vu, 600);
                vu.Check("ok", true);
            }

            if (vu.IsWarmup)
            {
                throw new InvalidOperationException("cold");
            }
        });

        // Begun at -1 (the load rises in the first half), -0.4, 0.2, 0.8 and, after the first tick, 1.4 s.
        rehearsed.Take(4).Should().Equal((0, 0, 0, 0), (1, 1, 1, 1), (2, 2, 2, 1), (2, 2, 2, 1));
        rehearsed.Skip(4).Should().NotBeEmpty().And.OnlyContain(seen => seen == null, "the plan has begun");
    }

    [Fact]
    public void Without_a_warm_up_nothing_is_rehearsed()
    {
        var plan = new LoadPlan { Name = "test", Scenarios = [Scenario("default", new ConstantVus(1, TimeSpan.FromSeconds(1)))], Thresholds = [], Seed = 1 };

        new RunRecorder(plan).Rehearsal.Should().BeNull();
    }

    [Fact]
    public void Every_sample_carries_the_scenario_and_its_tags()
    {
        var tags = ImmutableSortedDictionary<string, string>.Empty.Add("team", "shop");
        var record = Of(
            [Scenario("browse", new ConstantVus(1, TimeSpan.FromSeconds(2))) with { Tags = tags }, Scenario("order", new ConstantVus(1, TimeSpan.FromSeconds(3)))],
            async (_, vu) =>
            {
                await Takes(vu, 1_000);
                vu.Check("ok", true);
                vu.Counter("mine");
            });

        foreach (var name in new[] { "iterations", "mine" })
        {
            record.Metrics.Counter(name, [new("scenario", "browse")])!.Value.Count.Should().Be(2);
            record.Metrics.Counter(name, [new("scenario", "order")])!.Value.Count.Should().Be(3);
            record.Metrics.Counter(name, [new("team", "shop")])!.Value.Count.Should().Be(2);
        }

        record.Metrics.Rate("checks", [new("check", "ok"), new("team", "shop")]).Should().Be(new RateTotals(2, 2));
        record.Metrics.Series("iterations").Select(series => series.Tags.ToString()).Should().Equal("{scenario:browse,team:shop}", "{scenario:order}");
    }

    [Fact]
    public void Samples_carry_the_tags_that_the_virtual_user_has_at_the_time_and_the_open_group()
    {
        var record = Of(new PerVuIterations(1, 2, TimeSpan.FromMinutes(1)), async vu =>
        {
            vu.Counter("mine");
            vu.Tag("tenant", $"t{vu.Iteration}");
            vu.Counter("mine");
            using (vu.Group("checkout"))
            {
                using (vu.Group("pay"))
                {
                    vu.Check("paid", true);
                    await Takes(vu, 20);
                }

                vu.Counter("mine");
            }

            vu.Tag("scenario", "another");
            vu.Tag("scenario", null);
        });

        record.Metrics.Series("mine").Select(series => (series.Tags.ToString(), ((CounterSnapshot)series).Totals.Count)).Should().BeEquivalentTo(
        [
            ("{scenario:default}", 1L),
            ("{scenario:default,tenant:t0}", 2L),
            ("{group:::checkout,scenario:default,tenant:t0}", 1L),
            ("{scenario:default,tenant:t1}", 1L),
            ("{group:::checkout,scenario:default,tenant:t1}", 1L),
        ]);
        record.Metrics.Rate("checks", [new("check", "paid"), new("group", "::checkout::pay"), new("tenant", "t1")]).Should().Be(new RateTotals(1, 1));
        record.Metrics.Trend("group_duration", [new("group", "::checkout")])!.Content().Should().Be(Cases.Histogram(20 * Millisecond, 20 * Millisecond).Content());
        record.Metrics.Trend("group_duration", [new("group", "::checkout::pay"), new("tenant", "t0")])!.Count.Should().Be(1);
        record.Metrics.Counter("iterations", [new("tenant", "t1")])!.Value.Count.Should().Be(1);
        record.Metrics.Counter("iterations", [new("scenario", "default")])!.Value.Count.Should().Be(2);
    }

    [Fact]
    public void A_virtual_user_cannot_leave_its_scenario()
    {
        var record = Of(new PerVuIterations(1, 1, TimeSpan.FromMinutes(1)), vu =>
        {
            vu.Tag("scenario", "another");
            vu.Counter("mine");
            return Task.CompletedTask;
        });

        record.Metrics.Series("mine").Should().ContainSingle().Which.Tags.ToString().Should().Be("{scenario:default}");
    }

    [Fact]
    public void Metrics_of_the_users_own_have_the_unit_they_were_declared_with_or_first_used_with()
    {
        var record = Of([Scenario("default", new PerVuIterations(1, 1, TimeSpan.FromMinutes(1)))], (recorder, vu) =>
        {
            recorder.Store.Define("declared_time", MetricType.Trend, Unit.Time);
            recorder.Store.Define("declared_bytes", MetricType.Trend, Unit.Bytes);
            vu.Trend("declared_time", 1.5);
            vu.Trend("declared_bytes", 1_500);
            vu.Trend("number", -1.5);
            vu.Trend("time", TimeSpan.FromMilliseconds(1.5));
            return Task.CompletedTask;
        });

        record.Metrics.Trend("declared_time")!.Max.Should().Be(1_500_000);
        record.Metrics.Trend("declared_bytes")!.Max.Should().Be(1_500);
        record.Metrics.Trend("number")!.Max.Should().Be(-1_500);
        record.Metrics.Trend("time")!.Max.Should().Be(1_500_000);
        record.Metrics.Find("number")!.Unit.Should().Be(Unit.None);
        record.Metrics.Find("time")!.Unit.Should().Be(Unit.Time);
    }

    [Fact]
    public void Metrics_that_the_plan_declares_are_there_from_the_start()
    {
        var plan = new LoadPlan
        {
            Name = "test",
            Scenarios = [Scenario("default", new ConstantVus(1, TimeSpan.FromSeconds(1)))],
            Thresholds = [],
            DeclaredMetrics = [new("event_size", MetricType.Trend, Unit.Bytes)],
        };

        new RunRecorder(plan).Store.Find("event_size").Should().BeEquivalentTo(new { Type = MetricType.Trend, Unit = Unit.Bytes, IsBuiltIn = false });
    }

    [Fact]
    public void A_metric_used_with_another_type_fails_the_iteration_with_a_sentence()
    {
        Action<VirtualUser>[] mistakes =
        [
            vu => vu.Trend("iterations", 1),
            vu => vu.Counter("iteration_duration"),
            vu => vu.Rate("iteration_duration", true),
            vu => vu.Gauge("iteration_failed", 1),
            vu => vu.Trend("number", TimeSpan.FromSeconds(1)),
            vu => vu.Trend("number", double.NaN),
            vu => vu.Gauge("level", double.PositiveInfinity),
        ];
        var record = Of(new PerVuIterations(1, mistakes.Length, TimeSpan.FromMinutes(1)), vu =>
        {
            vu.Trend("number", 1);
            mistakes[vu.Iteration](vu);
            return Task.CompletedTask;
        });

        record.Errors.Should().OnlyContain(error => error.Type == "PerfTest.LoadTestException");
        record.Errors.Select(error => error.Message).Should().BeEquivalentTo(
            "The metric 'iterations' is a counter and cannot be used as a trend: one name has one type in a whole load test.",
            "The metric 'iteration_duration' is a trend and cannot be used as a counter: one name has one type in a whole load test.",
            "The metric 'iteration_duration' is a trend and cannot be used as a rate: one name has one type in a whole load test.",
            "The metric 'iteration_failed' is a rate and cannot be used as a gauge: one name has one type in a whole load test.",
            "The metric 'number' has the unit 'None' and cannot be used with the unit 'Time': one name has one unit in a whole load test.",
            "The value 'NaN' cannot be added to the trend 'number': a trend takes finite numbers.",
            "The gauge 'level' cannot be set to 'Infinity': a gauge takes finite numbers.");
        record.Metrics.Rate("iteration_failed").Should().Be(new RateTotals(mistakes.Length, mistakes.Length));
    }

    [Fact]
    public void Vus_are_known_each_second_per_scenario_and_in_all()
    {
        var late = Scenario("late", new ConstantVus(3, TimeSpan.FromSeconds(5))) with { StartTime = TimeSpan.FromSeconds(5) };
        var record = Of([Scenario("early", new ConstantVus(2, TimeSpan.FromSeconds(7.5))), late], (_, vu) => Takes(vu, 700));

        record.Metrics.Gauge("vus")!.Value.Max.Should().Be(5);
        record.Metrics.Gauge("vus", [new("scenario", "early")])!.Value.Max.Should().Be(2);
        record.Metrics.Gauge("vus", [new("scenario", "late")])!.Value.Should().BeEquivalentTo(new { Min = 0.0, Max = 3.0 });
        record.Metrics.Gauge("vus_max")!.Value.Max.Should().Be(5);
    }

    [Fact]
    public void Names_without_end_fold_and_lose_nothing()
    {
        var record = Of(new PerVuIterations(1, 3_000, TimeSpan.FromMinutes(10)), vu =>
        {
            vu.Check($"order {vu.Iteration} is there", true);
            using (vu.Group($"order {vu.Iteration}"))
            {
                vu.Counter("mine");
            }

            return Task.CompletedTask;
        });

        record.Metrics.Rate("checks").Should().Be(new RateTotals(3_000, 3_000));
        record.Metrics.Rate("checks", [new("check", "(other)")]).Should().Be(new RateTotals(2_000, 2_000));
        record.Metrics.Trend("group_duration")!.Count.Should().Be(3_000);
        record.Metrics.Counter("mine")!.Value.Count.Should().Be(3_000);
        record.Metrics.Metrics.Single(metric => metric.Metric.Name == "checks").Folded.Should().Be(2_000);
    }
}
