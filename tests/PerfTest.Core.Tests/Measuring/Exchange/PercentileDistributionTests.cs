using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class PercentileDistributionTests
{
    [Theory]
    [MemberData(nameof(PublishedHistogram.Names), MemberType = typeof(PublishedHistogram))]
    public void It_is_the_published_library_s_to_the_letter(string name)
    {
        var published = PublishedHistogram.Of(name);

        Assert.Equal(published.Distribution, Text(published.Recorded()));
    }

    /// <summary>The library's rank rule: of ten values p50 is the fifth and p95 the tenth, where interpolation gives 5.5 and 9.55.</summary>
    [Fact]
    public void Ranks_are_not_interpolated() => Assert.Equal(
        """
               Value     Percentile TotalCount 1/(1-Percentile)

               1.000 0.000000000000          1           1.00
               1.000 0.100000000000          1           1.11
               2.000 0.200000000000          2           1.25
               3.000 0.300000000000          3           1.43
               4.000 0.400000000000          4           1.67
               5.000 0.500000000000          5           2.00
               6.000 0.550000000000          6           2.22
               6.000 0.600000000000          6           2.50
               7.000 0.650000000000          7           2.86
               7.000 0.700000000000          7           3.33
               8.000 0.750000000000          8           4.00
               8.000 0.775000000000          8           4.44
               8.000 0.800000000000          8           5.00
               9.000 0.825000000000          9           5.71
               9.000 0.850000000000          9           6.67
               9.000 0.875000000000          9           8.00
               9.000 0.887500000000          9           8.89
               9.000 0.900000000000          9          10.00
              10.000 0.912500000000         10          11.43
              10.000 1.000000000000         10
        #[Mean    =        5.500, StdDeviation   =        2.872]
        #[Max     =       10.000, Total count    =           10]
        #[Buckets =           32, SubBuckets     =         2048]

        """.ReplaceLineEndings("\n"),
        Text(Cases.Histogram(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 1));

    private static string Text(Histogram histogram, double unit = 1e6)
    {
        var text = new StringWriter();
        PercentileDistribution.Write(text, histogram, unit);
        return text.ToString();
    }
}
