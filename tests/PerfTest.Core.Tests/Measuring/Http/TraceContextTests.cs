using System.Diagnostics;
using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Http;

public class TraceContextTests
{
    [Fact]
    public void Each_request_has_a_valid_trace_of_its_own()
    {
        string[] headers = [.. Enumerable.Range(0, 1_000).Select(_ => new TraceContext(1).Next())];

        headers.Should().OnlyHaveUniqueItems().And.AllSatisfy(header =>
        {
            ActivityContext.TryParse(header, null, out ActivityContext context).Should().BeTrue(header);
            context.TraceFlags.Should().Be(ActivityTraceFlags.Recorded);
            header.Should().MatchRegex("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$");
        });
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 350, 650)]
    [InlineData(1, 1_000, 1_000)]
    public void A_share_of_them_asks_to_be_recorded(double sampled, int least, int most)
    {
        var context = new TraceContext(sampled);

        Enumerable.Range(0, 1_000).Count(_ => context.Next().EndsWith("-01", StringComparison.Ordinal)).Should().BeInRange(least, most);
    }

    [Fact]
    public void A_request_that_has_one_keeps_it()
    {
        const string Own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        request.Headers.Add("traceparent", Own);

        new TraceContext(1).AddTo(request);

        request.Headers.GetValues("traceparent").Should().Equal(Own);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("10%", true)]
    [InlineData("0.5%", true)]
    public void It_is_a_switch_or_a_share(string? value, bool isOn)
    {
        TraceContext.Parse(value, out TraceContext? context).Should().BeNull();
        (context is not null).Should().Be(isOn);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("101%")]
    [InlineData("-1%")]
    [InlineData("0.1")]
    [InlineData("%")]
    public void Anything_else_is_a_sentence(string value) => TraceContext.Parse(value, out _).Should()
        .Be($"PERFTEST_TRACEPARENT = \"{value}\" is neither a switch nor a share: write 1 (every trace is recorded), 0, or the share that is, such as 10%.");
}
