using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Watching;

public class AllocationTermsTests
{
    [Theory]
    [InlineData(10_000, 50_000_000, 5_000.0)]
    [InlineData(9_999, 50_000_000, null)]
    [InlineData(0, 0, null)]
    public void Bytes_per_request_need_ten_thousand(long requests, long allocated, double? bytes) =>
        new AllocationTerms(IsAlone: true, EmptyRequest: null).PerRequest(allocated, requests).Should().Be(bytes);

    [Fact]
    public void Where_others_run_too_nobody_knows_whose_they_are() => new AllocationTerms(IsAlone: false, EmptyRequest: 2_000).PerRequest(50_000_000, 10_000).Should().BeNull();

    [Theory]
    [InlineData(2_000.0, 3_000.0)]
    [InlineData(6_000.0, 0.0)]
    [InlineData(null, null)]
    public void The_targets_are_those_beyond_an_empty_request(double? empty, double? bytes) => new AllocationTerms(IsAlone: true, empty).OfTarget(5_000).Should().Be(bytes);
}
