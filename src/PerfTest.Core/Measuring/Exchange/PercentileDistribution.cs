using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>
/// HdrHistogram's percentile distribution, the text of <c>.hgrm</c> files: five percentiles for each half of the way to 100 %, by that library's own rank rule, which
/// does not interpolate. The value at p is the highest of the bucket in which the ⌈p·n⌉-th value lies.
/// </summary>
internal static class PercentileDistribution
{
    private const int TicksPerHalfDistance = 5;

    /// <summary>Octaves of the whole range, as the library counts them.</summary>
    private const int Buckets = HistogramLayout.PagesOfSign - 1;

    /// <param name="text">Where it goes.</param>
    /// <param name="histogram">Without negative values; may be empty.</param>
    /// <param name="unit">By what values are divided: 1,000,000 shows nanoseconds as milliseconds.</param>
    public static void Write(TextWriter text, Histogram histogram, double unit)
    {
        text.Write("       Value     Percentile TotalCount 1/(1-Percentile)\n\n");
        var (level, sofar, mean, highest) = (0.0, 0L, 0.0, 0L);
        foreach (var bucket in histogram.Buckets())
        {
            sofar += bucket.Count;
            highest = bucket.Highest;
            mean += (double)Middle(bucket) * bucket.Count;
            for (; 100.0 * sofar / histogram.Count >= level; level += Step(level))
            {
                Line(text, highest / unit, level, sofar);
                if (sofar == histogram.Count)
                {
                    break;
                }
            }
        }

        if (histogram.Count > 0)
        {
            Line(text, highest / unit, 100, histogram.Count);
            mean /= histogram.Count;
        }

        var deviation = histogram.Count == 0 ? 0 : Math.Sqrt(histogram.Buckets().Sum(bucket => (Middle(bucket) - mean) * (Middle(bucket) - mean) * bucket.Count) / histogram.Count);
        text.Write($"#[Mean    = {Fixed(mean / unit, 3),12}, StdDeviation   = {Fixed(deviation / unit, 3),12}]\n");
        text.Write(string.Create(CultureInfo.InvariantCulture, $"#[Max     = {Fixed(highest / unit, 3),12}, Total count    = {histogram.Count,12}]\n"));
        text.Write(string.Create(CultureInfo.InvariantCulture, $"#[Buckets = {Buckets,12}, SubBuckets     = {2 * HistogramLayout.PageSize,12}]\n"));
    }

    private static void Line(TextWriter text, double value, double level, long sofar)
    {
        text.Write(string.Create(CultureInfo.InvariantCulture, $"{Fixed(value, 3),12} {Fixed(level / 100, 12),2} {sofar,10}"));
        text.Write(level < 100 ? $" {Fixed(1 / (1 - (level / 100)), 2),14}\n" : "\n");
    }

    /// <summary>Half a digit is rounded up, as it is in other languages: what counts is the number as it is written, not the binary fraction behind it.</summary>
    private static string Fixed(double number, int decimals)
    {
        var written = decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return decimal.Round(written, decimals, MidpointRounding.AwayFromZero).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    /// <summary>Steps halve with each half of the way to 100: 10, 20 … 50, 55 … 75, 77.5 …</summary>
    private static double Step(double level) => 100 / (TicksPerHalfDistance * Math.Pow(2, Math.Floor(Math.Log2(100 / (100 - level))) + 1));

    /// <summary>The library's midpoint, a whole number rounded up.</summary>
    private static long Middle(HistogramBucket bucket) => bucket.Lowest + ((bucket.Highest - bucket.Lowest + 1) / 2);
}
