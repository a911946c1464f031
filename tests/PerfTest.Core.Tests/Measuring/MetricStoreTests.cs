using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring;

public sealed class MetricStoreTests
{
    private readonly MetricStore _store = new();

    [Fact]
    public void The_built_in_metrics_are_there_from_the_start()
    {
        _store.Find("http_req_duration").Should().BeSameAs(_store.BuiltIn.HttpReqDuration);
        _store.BuiltIn.HttpReqDuration.Should().BeEquivalentTo(new { Type = MetricType.Trend, Unit = Unit.Time, IsBuiltIn = true });
        _store.BuiltIn.DataSent.Should().BeEquivalentTo(new { Type = MetricType.Counter, Unit = Unit.Bytes });
        _store.BuiltIn.HttpReqFailed.Type.Should().Be(MetricType.Rate);
        _store.BuiltIn.Vus.Type.Should().Be(MetricType.Gauge);
        _store.Snapshot().Metrics.Should().HaveCount(typeof(BuiltInMetrics).GetProperties().Length).And.OnlyContain(metric => metric.Series.IsEmpty);
    }

    [Fact]
    public void They_are_those_that_planning_knows_and_have_the_names_that_we_say()
    {
        _store.Snapshot().Metrics.Select(metric => (metric.Metric.Name, metric.Metric.Type, metric.Metric.Unit)).Should().BeEquivalentTo(
            KnownMetrics.All.Select(metric => (metric.Name, metric.Type, metric.Unit)));
        foreach (var name in typeof(MetricNames).GetFields())
        {
            var metric = (Metric)typeof(BuiltInMetrics).GetProperty(name.Name)!.GetValue(_store.BuiltIn)!;
            metric.Name.Should().Be((string)name.GetRawConstantValue()!);
        }
    }

    [Fact]
    public void Beyond_the_memory_of_histograms_further_endpoints_share_their_sub_timings_and_that_is_known()
    {
        var store = new MetricStore(limits: new() { HistogramBytes = 5_000 });

        store.NameWithinBudget("/first").Should().Be("/first");
        store.GetTrend(store.BuiltIn.HttpReqDuration, store.NoTags).Record(1);
        store.GetTrend(store.BuiltIn.HttpReqDuration, store.NoTags).Record(1_000_000);
        store.HistogramBytes.Should().BeGreaterThan(5_000);
        store.NameWithinBudget("/second").Should().Be("(other)");
        store.NameWithinBudget("/second").Should().Be("(other)");
        store.NameWithinBudget("/third").Should().Be("(other)");

        store.FoldedEndpoints.Should().Be(2);
    }

    [Fact]
    public void A_name_is_one_metric()
    {
        var metric = _store.Define("event_size", MetricType.Trend, Unit.Bytes);

        _store.Define("event_size", MetricType.Trend, Unit.Bytes).Should().BeSameAs(metric);
        metric.IsBuiltIn.Should().BeFalse();
        _store.Find("event_sizes").Should().BeNull();
    }

    [Fact]
    public void Another_type_or_unit_is_an_error()
    {
        _store.Define("event_size", MetricType.Trend, Unit.Bytes);

        _store.Invoking(store => store.Define("event_size", MetricType.Counter, Unit.Bytes)).Should().Throw<LoadTestException>()
            .WithMessage("The metric 'event_size' is a trend and cannot be used as a counter: one name has one type in a whole load test.");
        _store.Invoking(store => store.Define("event_size", MetricType.Trend, Unit.Time)).Should().Throw<LoadTestException>()
            .WithMessage("The metric 'event_size' has the unit 'Bytes' and cannot be used with the unit 'Time': one name has one unit in a whole load test.");
        _store.Invoking(store => store.GetTrend(store.BuiltIn.HttpReqs, store.NoTags)).Should().Throw<LoadTestException>()
            .WithMessage("The metric 'http_reqs' is a counter and cannot be used as a trend: *");
    }

    [Theory]
    [InlineData("")]
    [InlineData("2nd")]
    [InlineData("my metric")]
    [InlineData("größe")]
    [InlineData("a-b")]
    [InlineData("a\n")]
    public void A_name_has_a_form(string name) =>
        _store.Invoking(store => store.Define(name, MetricType.Counter, Unit.None)).Should().Throw<LoadTestException>()
            .WithMessage($"'{name}' is no name for a metric: it begins with a letter or an underscore and goes on with letters, digits, underscores and dots.");

    [Fact]
    public void There_is_a_limit_to_metrics()
    {
        var store = new MetricStore(limits: new() { Metrics = 2 });
        store.Define("_a", MetricType.Counter, Unit.None);
        store.Define("b.c", MetricType.Counter, Unit.None);

        store.Invoking(s => s.Define("c3", MetricType.Counter, Unit.None)).Should().Throw<LoadTestException>()
            .WithMessage("The metric 'c3' would be one more than the 2 that a load test may have of its own: what varies belongs in a tag.");
        store.Define("_a", MetricType.Counter, Unit.None).Name.Should().Be("_a");
    }

    [Fact]
    public void The_same_tags_are_the_same_series()
    {
        var tags = _store.NoTags.With("scenario", "default");

        _store.GetTrend(_store.BuiltIn.HttpReqDuration, tags).Should().BeSameAs(_store.GetTrend(_store.BuiltIn.HttpReqDuration, tags));
        _store.SeriesOf(_store.BuiltIn.HttpReqDuration).Should().ContainSingle();
    }

    [Fact]
    public void Views_add_up_the_series_that_match()
    {
        Record("/a", "GET", 10, 20);
        Record("/a", "POST", 30);
        Record("/b", "GET", 40);
        var snapshot = _store.Snapshot();

        snapshot.Trend("http_req_duration")!.Content().Should().Be(Cases.Histogram(10, 20, 30, 40).Content());
        snapshot.Trend("http_req_duration", [new("name", "/a")])!.Content().Should().Be(Cases.Histogram(10, 20, 30).Content());
        snapshot.Trend("http_req_duration", [new("name", "/a"), new("method", "GET")])!.Content().Should().Be(Cases.Histogram(10, 20).Content());
        snapshot.Trend("http_req_duration", [new("name", "/c")]).Should().BeNull();
        snapshot.Trend("http_req_waiting").Should().BeNull("nothing was recorded");
        snapshot.Trend("http_reqs").Should().BeNull("it is no trend");
        snapshot.Trend("nothing").Should().BeNull();
        snapshot.Counter("http_reqs", [new("method", "GET")]).Should().Be(new CounterTotals(3, 3));
        snapshot.Counter("http_reqs", [new("method", "PUT")]).Should().BeNull();
        snapshot.Rate("http_req_failed").Should().Be(new RateTotals(1, 4));
        snapshot.Rate("http_req_failed", [new("name", "/b")]).Should().Be(new RateTotals(1, 1));
        snapshot.TagValues("http_reqs", "name").Should().Equal("/a", "/b");
        snapshot.TagValues("http_reqs", "method", [new("name", "/b")]).Should().Equal("GET");
        snapshot.TagValues("http_reqs", "status").Should().BeEmpty();
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        Record("/a", "GET", 10);
        var snapshot = _store.Snapshot();
        Record("/a", "GET", 20);

        snapshot.Trend("http_req_duration")!.Count.Should().Be(1);
        snapshot.Counter("http_reqs")!.Value.Count.Should().Be(1);
    }

    [Fact]
    public void A_snapshot_of_some_metrics_leaves_the_others_out()
    {
        Record("/a", "GET", 10);
        var snapshot = _store.Snapshot(metric => metric.Name == "http_reqs");

        snapshot.Counter("http_reqs").Should().Be(new CounterTotals(1, 1));
        snapshot.Trend("http_req_duration").Should().BeNull();
        snapshot.Find("http_req_duration").Should().BeSameAs(_store.BuiltIn.HttpReqDuration);
    }

    [Fact]
    public void Since_is_what_came_between_two_snapshots()
    {
        Record("/a", "GET", 10, 20);
        var earlier = _store.Snapshot();
        Record("/a", "GET", 20);
        Record("/b", "GET", 30);
        _store.Define("mine", MetricType.Counter, Unit.None);
        var between = _store.Snapshot().Since(earlier);

        between.Trend("http_req_duration")!.Counts().Should().Be(Cases.Histogram(20, 30).Counts());
        between.Counter("http_reqs").Should().Be(new CounterTotals(2, 2));
        between.Rate("http_req_failed").Should().Be(new RateTotals(1, 2));
        between.TagValues("http_req_duration", "name").Should().Equal("/a", "/b");
        _store.Snapshot().Since(_store.Snapshot()).Trend("http_req_duration").Should().BeNull();
    }

    [Fact]
    public void A_gauge_has_its_latest_value_and_its_extremes()
    {
        var queue = _store.Define("queue", MetricType.Gauge, Unit.None);
        var one = _store.GetGauge(queue, _store.NoTags.With("scenario", "one"));
        var two = _store.GetGauge(queue, _store.NoTags.With("scenario", "two"));
        one.Set(5);
        one.Set(-1);
        two.Set(9);
        one.Set(3);
        var snapshot = _store.Snapshot();

        snapshot.Gauge("queue", [new("scenario", "one")]).Should().BeEquivalentTo(new { Value = 3.0, Min = -1.0, Max = 5.0 });
        snapshot.Gauge("queue").Should().BeEquivalentTo(new { Value = 3.0, Min = -1.0, Max = 9.0 });
        snapshot.Gauge("queue", [new("scenario", "three")]).Should().BeNull();
    }

    [Fact]
    public void A_gauge_with_just_the_tags_of_the_filter_speaks_alone()
    {
        _store.GetGauge(_store.BuiltIn.Vus, _store.NoTags.With("scenario", "one")).Set(2);
        _store.GetGauge(_store.BuiltIn.Vus, _store.NoTags).Set(5);
        _store.GetGauge(_store.BuiltIn.Vus, _store.NoTags.With("scenario", "two")).Set(3);

        _store.Snapshot().Gauge("vus").Should().BeEquivalentTo(new { Value = 5.0, Min = 5.0, Max = 5.0 });
    }

    [Fact]
    public void A_gauge_that_was_not_set_has_no_samples()
    {
        var gauge = _store.GetGauge(_store.BuiltIn.Vus, _store.NoTags);
        _store.Snapshot().Gauge("vus").Should().BeNull();

        gauge.Set(1);
        var earlier = _store.Snapshot();
        _store.Snapshot().Since(earlier).Gauge("vus").Should().BeNull("it was not set in between");
        gauge.Set(1);
        _store.Snapshot().Since(earlier).Gauge("vus").Should().NotBeNull();
    }

    [Fact]
    public void A_counter_that_exists_counts_even_nothing()
    {
        _store.GetCounter(_store.BuiltIn.DroppedIterations, _store.NoTags);

        _store.Snapshot().Counter("dropped_iterations").Should().Be(new CounterTotals(0, 0));
        _store.Snapshot().Counter("iterations").Should().BeNull();
    }

    [Fact]
    public void Too_many_series_fold_what_has_no_bounds_and_keep_the_rest()
    {
        var store = new MetricStore(limits: new() { SeriesPerMetric = 3 });
        for (var i = 0; i < 10; i++)
        {
            store.GetCounter(store.BuiltIn.HttpReqs, store.NoTags.With("scenario", "one").With("status", i % 2 == 0 ? "200" : "500").With("name", $"/{i}")).Add(1);
        }

        var snapshot = store.Snapshot();
        snapshot.TagValues("http_reqs", "name").Should().Equal("(other)", "/0", "/1", "/2");
        snapshot.Counter("http_reqs").Should().Be(new CounterTotals(10, 10), "nothing is lost");
        snapshot.Counter("http_reqs", [new("name", "(other)"), new("status", "500")]).Should().Be(new CounterTotals(4, 4));
        snapshot.Counter("http_reqs", [new("name", "(other)"), new("status", "200")]).Should().Be(new CounterTotals(3, 3));
        snapshot.Metrics.Single(metric => metric.Metric.Name == "http_reqs").Folded.Should().Be(7);
    }

    [Fact]
    public void Bounded_tags_that_are_not_fold_at_twice_the_limit()
    {
        var store = new MetricStore(limits: new() { SeriesPerMetric = 3 });
        for (var i = 0; i < 100; i++)
        {
            store.GetCounter(store.BuiltIn.HttpReqs, store.NoTags.With("scenario", "one").With("status", $"{i}")).Add(1);
        }

        var snapshot = store.Snapshot();
        store.SeriesOf(store.BuiltIn.HttpReqs).Should().HaveCount(7, "six, and one for the rest");
        snapshot.Counter("http_reqs").Should().Be(new CounterTotals(100, 100));
        snapshot.Counter("http_reqs", [new("scenario", "one"), new("status", "(other)")]).Should().Be(new CounterTotals(94, 94));
    }

    [Fact]
    public void Many_threads_lose_nothing_of_any_type()
    {
        var tags = _store.NoTags.With("scenario", "default");
        var custom = _store.Define("mine", MetricType.Rate, Unit.None);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                _store.GetCounter(_store.BuiltIn.HttpReqs, tags).Add(2);
                _store.GetRate(custom, tags).Record(i % 4 == 0);
                _store.GetTrend(_store.BuiltIn.HttpReqDuration, tags.With("name", $"/{i % 10}")).Record(i);
                if (i % 1_000 == 0)
                {
                    _store.Snapshot();
                }
            }
        });

        var snapshot = _store.Snapshot();
        snapshot.Counter("http_reqs").Should().Be(new CounterTotals(160_000, 160_000));
        snapshot.Rate("mine").Should().Be(new RateTotals(20_000, 80_000));
        snapshot.Trend("http_req_duration")!.Count.Should().Be(80_000);
        snapshot.Trend("http_req_duration")!.Sum.Should().Be(8L * 10_000 * 9_999 / 2);
        _store.SeriesOf(_store.BuiltIn.HttpReqDuration).Should().HaveCount(10);
    }

    [Fact]
    public void A_counter_knows_what_came_within_the_plan()
    {
        var store = new MetricStore(plannedEnd: 10 * Nanoseconds.PerSecond);
        var counter = store.GetCounter(store.BuiltIn.Iterations, store.NoTags);
        counter.Add(3, completedAt: 9 * Nanoseconds.PerSecond);
        counter.Add(1, completedAt: 10 * Nanoseconds.PerSecond);
        counter.Add(5, completedAt: 10 * Nanoseconds.PerSecond + 1);
        counter.Totals.Should().Be(new CounterTotals(9, 4));

        counter.Add(1);
        counter.Totals.Should().Be(new CounterTotals(10, 5), "the end has not been noticed");
        store.PlanEnd.Notice(10 * Nanoseconds.PerSecond);
        store.PlanEnd.HasCome.Should().BeFalse("what ends with the plan is within it");
        store.PlanEnd.Notice(11 * Nanoseconds.PerSecond);
        counter.Add(1);
        counter.Totals.Should().Be(new CounterTotals(11, 5));
        counter.Add(1, completedAt: 4);
        counter.Totals.Should().Be(new CounterTotals(12, 6), "its own time decides where it is known");
    }

    private void Record(string name, string method, params long[] durations)
    {
        var tags = _store.NoTags.With("scenario", "default").With("name", name).With("method", method);
        foreach (var duration in durations)
        {
            _store.GetTrend(_store.BuiltIn.HttpReqDuration, tags).Record(duration);
            _store.GetCounter(_store.BuiltIn.HttpReqs, tags).Add(1);
            _store.GetRate(_store.BuiltIn.HttpReqFailed, tags).Record(name == "/b");
        }
    }
}
