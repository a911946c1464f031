using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>A sample in the numbers of k6: milliseconds, bytes, plain numbers; 1 and 0 of rates.</summary>
internal static class SampleValue
{
    public static double Of(in Sample sample) =>
        sample.Series is TrendSeries ? TrendScale.ToShown(sample.Series.Metric.Unit, sample.Value) : sample.Value;
}
