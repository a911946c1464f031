using FluentAssertions;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Judging;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(40, 0.99, false)]
    [InlineData(99, 0.99, false)]
    [InlineData(100, 0.99, true)]
    [InlineData(999, 0.999, false)]
    [InlineData(1_000, 0.999, true)]
    [InlineData(10_000, 0.9999, true)]
    [InlineData(9_999, 0.9999, false)]
    [InlineData(2, 0.5, true)]
    [InlineData(1, 0.5, false)]
    [InlineData(1_000_000, 1, false)]
    public void A_percentile_is_resolved_when_at_least_one_sample_lies_above_it(int count, double p, bool resolved)
    {
        var histogram = new Histogram();
        histogram.Record(1, count);

        new Distribution(histogram, 0).Resolves(p).Should().Be(resolved);
        new Distribution(new Histogram(), count).Resolves(p).Should().Be(resolved, "what never started is above, too");
    }
}
