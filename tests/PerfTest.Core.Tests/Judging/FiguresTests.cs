using PerfTest.Judging;

namespace PerfTest.Core.Tests.Judging;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(980, "980 ns")]
    [InlineData(12.34, "12.3 ns")]
    [InlineData(999.6, "1.00 µs")]
    [InlineData(45_600, "45.6 µs")]
    [InlineData(999_499, "999 µs")]
    [InlineData(999_500, "1.00 ms")]
    [InlineData(1_234_567, "1.23 ms")]
    [InlineData(9_996_000, "10.0 ms")]
    [InlineData(812_000_000, "812 ms")]
    [InlineData(1_230_000_000, "1.23 s")]
    [InlineData(59_940_000_000, "59.9 s")]
    [InlineData(119_000_000_000, "119 s")]
    [InlineData(125_000_000_000, "2m05s")]
    [InlineData(3_725_000_000_000, "1h02m05s")]
    [InlineData(-1_500_000, "-1.50 ms")]
    public void Times_have_three_digits_and_the_unit_that_fits(double nanoseconds, string shown) => Assert.Equal(shown, Figures.Time(nanoseconds));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.25, "250ms")]
    [InlineData(1.5, "1.5s")]
    [InlineData(90, "1m30s")]
    [InlineData(300, "5m")]
    [InlineData(5400, "1h30m")]
    [InlineData(0.0001, "<1ms")]
    public void Spans_are_as_they_are_written_in_attributes(double seconds, string shown) => Assert.Equal(shown, Figures.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(7.34, "0:07")]
    [InlineData(754, "12:34")]
    [InlineData(3754, "1:02:34")]
    public void Moments_are_as_on_a_stopwatch(double seconds, string shown) => Assert.Equal(shown, Figures.Moment(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0.00 %")]
    [InlineData(1, "100.00 %")]
    [InlineData(0.01, "1.00 %")]
    [InlineData(0.000_008, "0.0008 %")]
    [InlineData(0.999_992, "99.9992 %")]
    [InlineData(0.999_999_99, "99.999999 %")]
    public void A_share_never_reads_as_none_or_all_where_it_is_neither(double share, string shown) => Assert.Equal(shown, Figures.Percent(share));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(512, "512 B")]
    [InlineData(1_234, "1.23 KB")]
    [InlineData(999_600, "1.00 MB")]
    [InlineData(52_345_678_901, "52.3 GB")]
    public void Bytes_are_in_powers_of_a_thousand(double bytes, string shown) => Assert.Equal(shown, Figures.Bytes(bytes));

    [Theory]
    [InlineData(0, "0/s")]
    [InlineData(100, "100/s")]
    [InlineData(1_234.5, "1,234/s")]
    [InlineData(41.23, "41.2/s")]
    [InlineData(0.8333, "0.833/s")]
    [InlineData(99.96, "100/s")]
    public void Rates_have_three_digits(double rate, string shown) => Assert.Equal(shown, Figures.PerSecond(rate));

    [Fact]
    public void Counts_have_commas() => Assert.Equal(("12,345 samples", "1 sample"), (Figures.Counted(12_345, "sample"), Figures.Counted(1, "sample")));
}
