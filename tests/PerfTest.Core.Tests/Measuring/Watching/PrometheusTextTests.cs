using System.Collections.Immutable;
using System.Globalization;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Planning;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Watching;

/// <summary>Prometheus' text format, as exporters write it.</summary>
public class PrometheusTextTests
{
    [Fact]
    public void A_page_as_prometheus_documents_it()
    {
        const string Page = """
            # HELP http_requests_total The total number of HTTP requests.
            # TYPE http_requests_total counter
            http_requests_total{method="post",code="200"} 1027 1395066363000
            http_requests_total{method="post",code="400"}    3 1395066363000

            # Escaping in label values:
            msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1.458255915e9

            # Minimalistic line:
            metric_without_timestamp_and_labels 12.47

            # A weird metric from before the epoch:
            something_weird{problem="division by zero"} +Inf -3982045

            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.05"} 24054
            http_request_duration_seconds_bucket{le="+Inf"} 144320
            http_request_duration_seconds_sum 53423
            http_request_duration_seconds_count 144320

            # TYPE rpc_duration_seconds summary
            rpc_duration_seconds{quantile="0.01"} 3102
            rpc_duration_seconds_sum 1.7560473e+07
            rpc_duration_seconds_count 2693
            """;

        ImmutableArray<PrometheusSample> samples = PrometheusText.Parse(Page).Value;

        samples.Select(sample => (sample.Name, sample.Value, sample.IsCounter)).Should().Equal(
            ("http_requests_total", 1027, true),
            ("http_requests_total", 3, true),
            ("msdos_file_access_time_seconds", 1.458255915e9, false),
            ("metric_without_timestamp_and_labels", 12.47, false),
            ("something_weird", double.PositiveInfinity, false),
            ("http_request_duration_seconds_bucket", 24054, true),
            ("http_request_duration_seconds_bucket", 144320, true),
            ("http_request_duration_seconds_sum", 53423, true),
            ("http_request_duration_seconds_count", 144320, true),
            ("rpc_duration_seconds", 3102, false),
            ("rpc_duration_seconds_sum", 1.7560473e7, true),
            ("rpc_duration_seconds_count", 2693, true));
        samples[0].Labels.Should().Equal(KeyValuePair.Create("method", "post"), KeyValuePair.Create("code", "200"));
        samples[2].Labels.Should().Equal(KeyValuePair.Create("path", @"C:\DIR\FILE.TXT"), KeyValuePair.Create("error", "Cannot find file:\n\"FILE.TXT\""));
    }

    [Fact]
    public void What_openmetrics_adds()
    {
        ImmutableArray<PrometheusSample> samples = PrometheusText.Parse("# TYPE foo counter\n# UNIT foo seconds\nfoo_total{a=\"1\",} 17.0 1520879607.789 # {trace_id=\"x y\"} 0.67\nfoo_created 1520430000.123\n# EOF\n").Value;

        samples.Select(sample => (sample.Name, sample.Value, sample.IsCounter)).Should().Equal(("foo_total", 17, true), ("foo_created", 1520430000.123, false));
    }

    [Theory]
    [InlineData("a NaN", double.NaN)]
    [InlineData("a -Inf", double.NegativeInfinity)]
    [InlineData("a\t0", 0)]
    [InlineData("  a 1  \r\n", 1)]
    [InlineData("a{} -1.5e-3", -0.0015)]
    [InlineData("a { b = \"c\" } 2", 2)]
    public void Values(string line, double value) => PrometheusText.Parse(line).Value.Should().ContainSingle().Which.Value.Should().Be(value);

    [Theory]
    [InlineData("1a 5", "line 1: a name of letters, digits, \"_\" and \":\" is missing")]
    [InlineData("\n\na", "line 3: a number is missing behind the name")]
    [InlineData("a b", "line 1: a number is missing behind the name")]
    [InlineData("a 1 2 3", "line 1: behind the number there is more than a timestamp")]
    [InlineData("a 1 soon", "line 1: behind the number there is more than a timestamp")]
    [InlineData("a{b=\"c} 1", "line 1: the value of the label \"b\" does not stand in quotes")]
    [InlineData("a{b=c} 1", "line 1: the value of the label \"b\" does not stand in quotes")]
    [InlineData("a{b\"c\"} 1", "line 1: \"=\" is missing behind the label \"b\"")]
    [InlineData("a{b=\"c\" d=\"e\"} 1", "line 1: \",\" or \"}\" is missing behind the label \"b\"")]
    [InlineData("a{=\"c\"} 1", "line 1: a label's name is missing")]
    [InlineData("a{", "line 1: a label's name is missing")]
    [InlineData("<!DOCTYPE html>", "line 1: a name of letters, digits, \"_\" and \":\" is missing")]
    public void What_is_no_such_text_is_said(string text, string problem) => PrometheusText.Parse(text).Error.Should().Be(problem);

    [Fact]
    public void What_is_written_is_read_back() => Law.Holds(
        from one in Law.Strings("a\\\"\n\r,}= ")
        from other in Law.Strings("b\\\"\n#{ ")
        from number in ArbMap.Default.GeneratorFor<NormalFloat>()
        select (One: one, Other: other, Value: number.Get),
        written =>
        {
            string text = $"m{{a=\"{Escape(written.One)}\",b=\"{Escape(written.Other)}\"}} {written.Value.ToString("R", CultureInfo.InvariantCulture)}";
            PrometheusSample sample = PrometheusText.Parse(text).Value.Single();
            return sample.Value.Equals(written.Value) && sample.Labels.SequenceEqual([KeyValuePair.Create("a", written.One), KeyValuePair.Create("b", written.Other)]);
        });

    [Fact]
    public void No_text_makes_it_throw() => Law.Holds(
        Law.Strings("a1{}=\",\\ \n#.+-"),
        text => PrometheusText.Parse(text) is { } read && (read.IsOk || read.Error.StartsWith("line ", StringComparison.Ordinal)));

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
