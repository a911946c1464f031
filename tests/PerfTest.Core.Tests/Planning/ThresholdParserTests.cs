using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class ThresholdParserTests
{
    private const string Aggregations = "avg, min, max, med, p95 or p(95), count, rate, value";
    private const string Operators = "<, <=, >, >=, == or !=";
    private const string Units = "ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m; or nothing";

    [Theory]
    [InlineData("p95<500ms")]
    [InlineData("p(95)<500")]
    [InlineData("p95 < 0.5s")]
    [InlineData("http_req_duration p(95)<500")]
    [InlineData("http_req_duration: p95 < 500ms")]
    public void The_same_limit_five_times(string source)
    {
        ThresholdExpression expression = ThresholdParser.Parse(source).Expression!;
        ThresholdMeaning meaning = ThresholdMeaning.Of(expression, KnownMetrics.HttpReqDuration, out ThresholdMistake? mistake)!;

        mistake.Should().BeNull();
        meaning.Aggregation.Should().Be(new Aggregation(AggregationKind.Percentile, 95));
        meaning.Comparison.Should().Be(Comparison.LessThan);
        meaning.Limit.Should().Be(500_000_000);
        expression.Metric.Should().Be(source.StartsWith('h') ? "http_req_duration" : null);
    }

    [Theory]
    [InlineData("p95<500ms", "p(95)<500ms")]
    [InlineData("p99.99<1s", "p(99.99)<1s")]
    [InlineData("p( 99.9 ) < 1 m", "p(99.9)<1m")]
    [InlineData("p50<1", "med<1")]
    [InlineData("med>=1us", "med>=1us")]
    [InlineData("avg<1µs", "avg<1us")]
    [InlineData("min>=.5", "min>=0.5")]
    [InlineData("max<=1e3ns", "max<=1000ns")]
    [InlineData("count>100", "count>100")]
    [InlineData("http_req_failed<1%", "http_req_failed<1%")]
    [InlineData("http_req_failed: <1%", "http_req_failed<1%")]
    [InlineData("http_reqs>100/s", "http_reqs>100/s")]
    [InlineData("http_reqs:rate>100/m", "http_reqs: rate>100/m")]
    [InlineData("data_received count < 5MiB", "data_received: count<5MiB")]
    [InlineData("vus value!=0", "vus: value!=0")]
    [InlineData("queue.length: value>-5", "queue.length: value>-5")]
    [InlineData("max: p95<5", "max: p(95)<5")]
    [InlineData("max: <5", "max: <5")]
    [InlineData("http_req_duration{name:/products/{id}}: p95<300ms", "http_req_duration{name:/products/{id}}: p(95)<300ms")]
    [InlineData("http_req_duration{ name : /a , method:GET }p95<3", "http_req_duration{name:/a,method:GET}: p(95)<3")]
    [InlineData("http_req_duration{url:http://a:80/x?y=1}: p95<3", "http_req_duration{url:http://a:80/x?y=1}: p(95)<3")]
    [InlineData("checks{check:\"a, b }\"}>99%", "checks{check:\"a, b }\"}>99%")]
    [InlineData("checks{check:'it\\'s'}>99%", "checks{check:it's}>99%")]
    [InlineData("checks{check:it's fine}>99%", "checks{check:it's fine}>99%")]
    [InlineData("checks{\"odd:tag\":\"\"}>99%", "checks{\"odd:tag\":\"\"}>99%")]
    [InlineData("x{a:/b/{c,d}}: p95<3", "x{a:/b/{c,d}}: p(95)<3")]
    [InlineData("p95<-0", "p(95)<0")]
    public void What_may_be_written_and_its_canonical_form(string source, string canonical)
    {
        ParsedThreshold parsed = ThresholdParser.Parse(source);

        parsed.Mistake?.ToString().Should().BeNull();
        parsed.Expression!.Source.Should().Be(source);
        parsed.Expression.Print().Should().Be(canonical);
    }

    [Fact]
    public void A_filter_is_a_list_of_equalities()
    {
        ThresholdExpression expression = ThresholdParser.Parse("http_req_duration{name:/products/{id},status:200}: p95<300ms").Expression!;

        expression.Filter.Should().Equal(KeyValuePair.Create("name", "/products/{id}"), KeyValuePair.Create("status", "200"));
    }

    [Theory]
    [InlineData(null, 0, "it is empty", "a metric's name, or one of the aggregations " + Aggregations)]
    [InlineData("  ", 2, "it is empty", "a metric's name, or one of the aggregations " + Aggregations)]
    [InlineData("95<500", 0, "a metric's name starts with a letter or an underscore", "a metric's name, or one of the aggregations " + Aggregations)]
    [InlineData("<500", 0, "there is nothing to compare", "a metric's name, or one of the aggregations " + Aggregations)]
    [InlineData(": p95<500", 0, "the name of a metric is missing before the colon", "a metric's name, or one of the aggregations " + Aggregations)]
    [InlineData("{a:b}: p95<500", 0, "a filter needs the name of a metric before it", "a metric's name, or one of the aggregations " + Aggregations)]
    [InlineData("http-req<5", 4, "an aggregation or an operator is expected", "one of the aggregations " + Aggregations + ", or one of the operators " + Operators)]
    [InlineData("avg(5)<5", 3, "only p takes a number in parentheses", "one of the aggregations " + Aggregations + ", or one of the operators " + Operators)]
    [InlineData("http_req_duration P95<500", 18, "\"P95\" is not an aggregation", Aggregations)]
    [InlineData("http_req_duration: mean<500", 19, "\"mean\" is not an aggregation", Aggregations)]
    [InlineData("p<500", 1, "p needs the number of a percentile", "a number from 0 to 100, as in p95 or p(95)")]
    [InlineData("p()<500", 2, "a number is expected", "a number from 0 to 100")]
    [InlineData("p(95<500", 4, "the parenthesis of p( is not closed", ")")]
    [InlineData("p(101)<500", 2, "there is no such percentile", "a number from 0 to 100")]
    [InlineData("p(-1)<500", 2, "there is no such percentile", "a number from 0 to 100")]
    [InlineData("p101<500", 1, "there is no such percentile", "a number from 0 to 100")]
    [InlineData("p95", 3, "it ends before the operator", Operators)]
    [InlineData("p95=500", 3, "\"=\" is not an operator", Operators)]
    [InlineData("p95=<500", 3, "\"=<\" is not an operator", Operators)]
    [InlineData("p95===500", 3, "\"===\" is not an operator", Operators)]
    [InlineData("p95<", 4, "it ends before the number", "a number such as 500 or 0.5")]
    [InlineData("p95<fast", 4, "a number is expected", "a number such as 500 or 0.5")]
    [InlineData("p95<5.s", 6, "a digit is expected behind the decimal point", "a digit")]
    [InlineData("p95<1e999", 4, "the number is too large", "a number up to 1.7E+308")]
    [InlineData("p95<500mss", 7, "\"mss\" is not a unit", Units)]
    [InlineData("p95<1,5s", 5, "\",5s\" is not a unit", Units)]
    [InlineData("p95<5h", 5, "\"h\" is not a unit", Units)]
    [InlineData("x{}: p95<5", 2, "the name of a tag is expected", "tag:value, such as scenario:checkout")]
    [InlineData("x{a}: p95<5", 3, "the tag \"a\" has no colon and no value", "tag:value, such as scenario:checkout")]
    [InlineData("x{a:}: p95<5", 4, "the tag \"a\" has no value", "a value, or \"\" for an empty one")]
    [InlineData("x{a:1,a:2}: p95<5", 6, "the tag \"a\" is written twice", "each tag once: a sample has one value of each")]
    [InlineData("x{a:1: p95<5", 1, "the filter's \"{\" is not closed", "a filter with as many } as {; a value with unequal braces has to be in quotes")]
    [InlineData("x{a:\"1}: p95<5", 4, "the quoted text is not closed", "text between two double quotes")]
    [InlineData("x{a:\"1\"2}: p95<5", 7, "there is text behind a quoted value", "\",\" and another tag, or \"}\"")]
    public void What_is_wrong_where_and_what_is_allowed_there(string? source, int position, string problem, string allowed)
    {
        ThresholdMistake mistake = ThresholdParser.Parse(source).Mistake!;

        mistake.Problem.Should().Be(problem);
        mistake.Position.Should().Be(position);
        mistake.Allowed.Should().Be(allowed);
    }

    [Fact]
    public void The_message_has_a_caret_under_the_position() => ThresholdParser.Parse("p95<500mss").Mistake!.ToString().Should().Be(
        """
        The threshold "p95<500mss" is wrong: "mss" is not a unit.
            p95<500mss
                   ^
            Allowed here: ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m; or nothing.
        """);

    [Fact]
    public void A_long_threshold_is_shown_around_the_position_and_on_one_line()
    {
        string source = new string('a', 300) + "\n<5x" + new string('b', 300);

        string[] lines = ThresholdParser.Parse(source).Mistake!.ToString().Split('\n');

        lines.Should().HaveCount(4);
        lines[1].Should().HaveLength(4 + 102).And.Contain("aaa <5xbbb");
        lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)].Should().Be('x');
    }

    [Fact]
    public void Parsing_what_was_printed_gives_an_equal_expression()
    {
        Gen<string> name = Gen.Elements("http_reqs", "p", "p95", "rate", "max", "_x.y", "P", "value", "e5");
        Gen<string> text = Law.Strings("ab{},:'\"\\ ").Where(value => value.Length < 30);
        Gen<Aggregation?> aggregation = Gen.OneOf(
            Gen.Elements(AggregationKind.Avg, AggregationKind.Min, AggregationKind.Max, AggregationKind.Count, AggregationKind.Rate, AggregationKind.Value)
                .Select(kind => (Aggregation?)new Aggregation(kind)),
            Gen.Choose(0, 10_000).Select(hundredths => (Aggregation?)new Aggregation(AggregationKind.Percentile, hundredths / 100.0)),
            Gen.Constant((Aggregation?)new Aggregation(AggregationKind.Percentile, 1e-7)),
            Gen.Constant((Aggregation?)null));
        Gen<double> limit = ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(number => number == 0 ? 0 : number);
        Gen<ThresholdExpression> expressions =
            from metric in Gen.OneOf(name, Gen.Constant((string)null!))
            from keys in Gen.SubListOf("a", "b c", "\"", "x:y", "{", "'", "\\")
            from values in text.ListOf(7)
            from some in aggregation
            from comparison in Gen.Elements(Enum.GetValues<Comparison>())
            from number in limit
            from unit in Gen.Elements(Enum.GetValues<LimitUnit>())
            let filter = metric is null ? [] : keys.Zip(values, KeyValuePair.Create).ToList()
            where metric is not null || some is not null
            select new ThresholdExpression("", metric, filter, some, comparison, number, unit);

        Law.Holds(expressions, expression => ThresholdParser.Parse(expression.Print()).Expression?.Equals(expression) == true);
    }

    [Fact]
    public void Any_string_gives_an_expression_or_a_mistake_within_it() => Law.Holds(
        Law.Strings("p95avgrtecoun_{}:\"',\\()<>=!%/sm. "),
        source => ThresholdParser.Parse(source) is var parsed
            && (parsed.Mistake is { } mistake
                ? parsed.Expression is null && mistake.Position >= 0 && mistake.Position <= source.Length && mistake.ToString().Length > 0
                : ThresholdParser.Parse(parsed.Expression!.Print()).Expression!.Equals(parsed.Expression)));

    [Fact]
    public void Strings_made_by_the_grammar_parse()
    {
        Gen<string> spaces = Gen.Elements("", " ", "  ");
        Gen<string> sources =
            from metric in Gen.Elements("", "http_req_duration", "my.metric")
            from filter in Gen.Elements("", "{a:b}", "{ a : \"}\" , b:{c} }")
            from colon in Gen.Elements(" ", ":", " : ")
            from aggregation in Gen.Elements("avg", "min", "max", "med", "count", "rate", "value", "p99", "p99.9", "p(0)", "p(100)", "p( 12.5 )")
            from symbol in Gen.Elements("<", "<=", ">", ">=", "==", "!=")
            from number in Gen.Elements("0", "500", "0.5", "-3", "1e9", ".25")
            from unit in Gen.Elements("", "ns", "us", "µs", "ms", "s", "m", "%", "B", "KB", "MB", "GB", "KiB", "MiB", "GiB", "/s", "/m")
            from gap in spaces
            let subject = metric.Length == 0 ? "" : metric + filter + colon
            select gap + subject + gap + aggregation + gap + symbol + gap + number + gap + unit + gap;

        Law.Holds(sources, source => ThresholdParser.Parse(source).Mistake is null);
    }
}
