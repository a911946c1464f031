using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class ThresholdCheckerTests
{
    private static readonly KnownMetric[] Declared =
    [
        new("event_size_bytes", MetricType.Trend, Unit.Bytes),
        new("balance", MetricType.Gauge, Unit.None),
        new("score", MetricType.Trend, Unit.None),
    ];

    [Theory]
    [InlineData("p95<500ms")]
    [InlineData("count>100")]
    [InlineData("http_req_failed<1%")]
    [InlineData("http_req_failed<=0.01")]
    [InlineData("http_req_failed<100%")]
    [InlineData("http_req_failed==0")]
    [InlineData("checks>99%")]
    [InlineData("checks==100%")]
    [InlineData("checks==1")]
    [InlineData("checks>=1")]
    [InlineData("http_reqs>100/s")]
    [InlineData("http_reqs>100")]
    [InlineData("http_reqs: rate>6000/m")]
    [InlineData("http_reqs: rate>100")]
    [InlineData("data_received<5MB")]
    [InlineData("data_received: rate<5MB")]
    [InlineData("data_received<500/s")]
    [InlineData("vus>10")]
    [InlineData("vus: max<=10")]
    [InlineData("dropped_iterations: count==0")]
    [InlineData("dropped_iterations<1")]
    [InlineData("event_size_bytes: p95<1KiB")]
    [InlineData("balance>-5")]
    [InlineData("balance: min>=0")]
    [InlineData("score: p95<-1")]
    [InlineData("my_own_metric: p95<5")]
    [InlineData("my_own_metric<5%")]
    [InlineData("p(0)>1ms")]
    [InlineData("p(100)<1ms")]
    public void What_makes_sense(string source) => Check(source)?.ToString().Should().BeNull();

    [Theory]
    [InlineData("http_req_durration: p95<5", 0, "there is no metric \"http_req_durration\"; did you mean \"http_req_duration\"?")]
    [InlineData("check>99%", 0, "there is no metric \"check\"; did you mean \"checks\"?")]
    [InlineData("event_size_byte: p95<5", 0, "there is no metric \"event_size_byte\"; did you mean \"event_size_bytes\"?")]
    [InlineData("P95<500ms", 0, "\"P95\" is neither an aggregation nor a known metric; did you mean \"p95\"?")]
    [InlineData("p95th<500ms", 0, "\"p95th\" is neither an aggregation nor a known metric; did you mean \"p95\"?")]
    [InlineData("mean<500ms", 0, "\"mean\" is neither an aggregation nor a known metric; did you mean \"avg\"?")]
    [InlineData("http_req_duration<500", 17, "\"http_req_duration\" is a trend, and no aggregation says which of its values is limited")]
    [InlineData("rate<5", 0, "the headline latency is a trend, which has no rate")]
    [InlineData("http_reqs: p95<5", 11, "\"http_reqs\" is a counter, which has no p(95)")]
    [InlineData("vus: avg<5", 5, "\"vus\" is a gauge, which has no avg")]
    [InlineData("checks: count>5", 8, "\"checks\" is a rate, which has no count")]
    [InlineData("p95<5%", 5, "the limit on the headline latency is a time, and \"%\" does not fit it")]
    [InlineData("http_req_failed<5ms", 17, "the limit on \"http_req_failed\" is a share of all samples, and \"ms\" does not fit it")]
    [InlineData("http_reqs: count>5/s", 18, "the limit on \"http_reqs\" is a count, and \"/s\" does not fit it")]
    [InlineData("http_reqs>5%", 11, "the limit on \"http_reqs\" is a count, and \"%\" does not fit it")]
    [InlineData("http_reqs: rate>5ms", 17, "the limit on \"http_reqs\" is a rate, and \"ms\" does not fit it")]
    [InlineData("event_size_bytes: p95<5ms", 23, "the limit on \"event_size_bytes\" is an amount of data, and \"ms\" does not fit it")]
    [InlineData("vus>5s", 5, "the limit on \"vus\" is a plain number, and \"s\" does not fit it")]
    [InlineData("http_req_failed<1", 16, "1 means 100 %, and such a limit only fails where all samples are true; did you mean \"<1%\"?")]
    [InlineData("http_req_failed<5", 16, "5 means 500 %, and such a limit can never fail; did you mean \"<5%\"?")]
    [InlineData("http_req_failed<=1", 17, "1 means 100 %, and such a limit can never fail; did you mean \"<=1%\"?")]
    [InlineData("checks>99", 7, "99 means 9900 %, and such a limit can never pass; did you mean \">99%\"?")]
    [InlineData("checks>100", 7, "100 means 10000 %, and such a limit can never pass")]
    [InlineData("checks: rate>100%", 13, "such a limit can never pass")]
    [InlineData("checks>=0%", 8, "such a limit can never fail")]
    [InlineData("checks>=101%", 8, "such a limit can never pass")]
    [InlineData("http_req_failed<0", 16, "0 means 0 %, and such a limit can never pass")]
    [InlineData("http_req_failed!=2", 17, "2 means 200 %, and such a limit can never fail; did you mean \"!=2%\"?")]
    [InlineData("p95<0ms", 4, "the headline latency is never below 0: such a limit can never pass")]
    [InlineData("p95>=0", 5, "the headline latency is never below 0: such a limit can never fail")]
    [InlineData("p95>-1", 4, "the headline latency is never below 0: such a limit can never fail")]
    [InlineData("http_reqs==-1", 11, "\"http_reqs\" is never below 0: such a limit can never pass")]
    [InlineData("http_reqs==0.5", 11, "counts are whole numbers: such a limit can never pass")]
    [InlineData("score: count!=0.5", 14, "counts are whole numbers: such a limit can never fail")]
    public void What_does_not_and_where(string source, int position, string problem)
    {
        ThresholdMistake mistake = Check(source)!;

        mistake.Problem.Should().Be(problem);
        mistake.Position.Should().Be(position);
    }

    [Theory]
    [InlineData("http_req_duration: p95<1.1ms", 1_100_000)]
    [InlineData("http_req_duration: p95<0.0011s", 1_100_000)]
    [InlineData("http_req_duration: p95<1m", 60_000_000_000)]
    [InlineData("http_req_failed<0.1%", 0.001)]
    [InlineData("http_reqs>600/m", 10)]
    [InlineData("data_sent<1.5KiB", 1536)]
    [InlineData("data_sent<1.5KB", 1500)]
    public void Limits_in_the_unit_that_the_engine_keeps(string source, double limit)
    {
        ThresholdExpression expression = ThresholdParser.Parse(source).Expression!;

        ThresholdMeaning.Of(expression, ThresholdChecker.Find(expression.Metric!, [])!, out _)!.Limit.Should().Be(limit);
    }

    [Theory]
    [InlineData("http_reqs>100/s", AggregationKind.Rate)]
    [InlineData("http_reqs>100", AggregationKind.Count)]
    [InlineData("checks>99%", AggregationKind.Rate)]
    [InlineData("vus>10", AggregationKind.Value)]
    public void The_obvious_aggregation(string source, object kind)
    {
        ThresholdExpression expression = ThresholdParser.Parse(source).Expression!;

        ThresholdMeaning.Of(expression, ThresholdChecker.Find(expression.Metric!, [])!, out _)!.Aggregation.Kind.Should().Be((AggregationKind)kind);
    }

    [Fact]
    public void A_share_that_is_accepted_can_be_kept_and_broken() => Law.Holds(
        from symbol in Gen.Elements("<", "<=", ">", ">=", "==", "!=")
        from number in Gen.Choose(-20, 120)
        select $"checks{symbol}{number}%",
        source =>
        {
            ThresholdMeaning? meaning = ThresholdMeaning.Of(ThresholdParser.Parse(source).Expression!, KnownMetrics.Checks, out ThresholdMistake? mistake);
            double[] possible = [.. Enumerable.Range(0, 201).Select(halves => halves / 200.0)];
            return meaning is null ? mistake is not null : possible.Any(meaning.Holds) && !possible.All(meaning.Holds);
        });

    private static ThresholdMistake? Check(string source)
    {
        ParsedThreshold parsed = ThresholdParser.Parse(source);
        parsed.Mistake?.ToString().Should().BeNull();
        return ThresholdChecker.Check(parsed.Expression!, Declared);
    }
}
