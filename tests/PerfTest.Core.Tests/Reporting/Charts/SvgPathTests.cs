using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Charts;

public class SvgPathTests
{
    [Fact]
    public void Lines_go_from_point_to_point() => Assert.Equal("M0 10L50 5.3L100 7", SvgPath.Line([(0, 10), (50, 5.26), (100, 7)]));

    [Fact]
    public void Gaps_stay_gaps_and_a_point_alone_is_a_dot() => Assert.Equal("M0 1L10 2M30 4h0M50 6L60 7", SvgPath.Line([(0, 1), (10, 2), null, (30, 4), null, (50, 6), (60, 7)]));

    [Fact]
    public void Areas_are_closed_along_what_is_below_them() => Assert.Equal("M0 1L10 2L10 9L0 8Z", SvgPath.Area([(0, 1), (10, 2)], [8, 9]));

    [Fact]
    public void Areas_end_at_gaps() => Assert.Equal("M0 1L10 1L10 9L0 9ZM40 1L50 1L50 9L40 9Z", SvgPath.Area([(0, 1), (10, 1), null, (30, 1), null, (40, 1), (50, 1)], [9, 9, 9, 9, 9, 9, 9]));

    [Fact]
    public void Nothing_has_no_path()
    {
        Assert.Equal("", SvgPath.Line([null, null]));
        Assert.Equal("", SvgPath.Area([], []));
    }
}
