using FluentAssertions;
using PerfTest.AspNetCore.Dashboard;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.AspNetCore.Tests.Dashboard;

public class PrometheusWriterTests
{
    private static readonly LoadPlan Plan = new() { Name = "a \"test\"\\", Scenarios = [new Scenario { Name = "default", Workload = new ConstantVus(1, TimeSpan.FromSeconds(1)), Bodies = [] }], Thresholds = [] };

    private readonly MetricStore _store = new();

    [Fact]
    public void A_counter_has_its_unit_and_total_and_encoded_labels()
    {
        _store.GetCounter(_store.BuiltIn.DataSent, _store.NoTags.With("name", "/a\"b\\c\nd")).Add(7);

        Lines().Should().Contain("# TYPE perftest_data_sent_bytes_total counter")
            .And.Contain("perftest_data_sent_bytes_total{test=\"a \\\"test\\\"\\\\\",name=\"/a\\\"b\\\\c\\nd\"} 7");
    }

    [Fact]
    public void In_OpenMetrics_a_counters_family_has_no_suffix_and_the_text_has_an_end()
    {
        _store.GetCounter(_store.BuiltIn.Iterations, _store.NoTags).Add(1);

        string[] lines = Lines(isOpenMetrics: true);
        lines.Should().Contain("# TYPE perftest_iterations counter").And.Contain(line => line.StartsWith("perftest_iterations_total{", StringComparison.Ordinal));
        lines[^1].Should().Be("# EOF");
    }

    [Fact]
    public void A_rate_is_two_counters()
    {
        RateSeries series = _store.GetRate(_store.BuiltIn.Checks, _store.NoTags.With("check", "ok"));
        series.Record(true);
        series.Record(true);
        series.Record(false);

        Lines().Should().Contain("perftest_checks_total{test=\"a \\\"test\\\"\\\\\",check=\"ok\",value=\"true\"} 2")
            .And.Contain("perftest_checks_total{test=\"a \\\"test\\\"\\\\\",check=\"ok\",value=\"false\"} 1");
    }

    [Fact]
    public void A_time_is_a_histogram_in_seconds_with_its_sum_and_quantiles_beside_it()
    {
        TrendSeries series = _store.GetTrend(_store.BuiltIn.HttpReqDuration, _store.NoTags);
        series.Record(900_000);
        series.Record(3 * Nanoseconds.PerMillisecond);
        series.Record(90 * Nanoseconds.PerSecond);

        string[] lines = [.. Lines().Select(line => line.Replace("test=\"a \\\"test\\\"\\\\\",", "", StringComparison.Ordinal).Replace("{test=\"a \\\"test\\\"\\\\\"}", "", StringComparison.Ordinal))];
        lines.Should().ContainInOrder(
            "# TYPE perftest_http_req_duration_seconds histogram",
            "perftest_http_req_duration_seconds_bucket{le=\"0.0005\"} 0",
            "perftest_http_req_duration_seconds_bucket{le=\"0.001\"} 1",
            "perftest_http_req_duration_seconds_bucket{le=\"0.0025\"} 1",
            "perftest_http_req_duration_seconds_bucket{le=\"0.005\"} 2",
            "perftest_http_req_duration_seconds_bucket{le=\"60\"} 2",
            "perftest_http_req_duration_seconds_bucket{le=\"+Inf\"} 3",
            "perftest_http_req_duration_seconds_sum 90.0039",
            "perftest_http_req_duration_seconds_count 3",
            "# TYPE perftest_http_req_duration_quantile_seconds gauge");
        lines.Should().Contain(line => line.StartsWith("perftest_http_req_duration_quantile_seconds{quantile=\"0.5\"} 0.0029992955", StringComparison.Ordinal));
    }

    [Fact]
    public void Tags_with_the_names_of_our_labels_step_aside()
    {
        _store.GetCounter(_store.BuiltIn.Iterations, _store.NoTags.With("test", "mine").With("a.b", "1").With("a-b", "2").With("__own", "3")).Add(1);
        _store.GetRate(_store.BuiltIn.Checks, _store.NoTags.With("value", "mine")).Record(true);

        Lines().Should().Contain("perftest_iterations_total{test=\"a \\\"test\\\"\\\\\",tag__own=\"3\",a_b=\"2\",tag_a_b=\"1\",tag_test=\"mine\"} 1")
            .And.Contain(line => line.Contains("tag_value=\"mine\",value=\"true\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http.client.request.duration", "http_client_request_duration")]
    [InlineData("9lives", "_9lives")]
    [InlineData("größe", "gr__e")]
    [InlineData("", "_")]
    public void Names_are_made_valid(string name, string valid) => PrometheusWriter.Name(name).Should().Be(valid);

    private string[] Lines(bool isOpenMetrics = false)
    {
        var text = new PrometheusWriter(isOpenMetrics);
        PrometheusMetrics.Write(text, Plan, _store.Snapshot(), result: null, isOver: false);
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
