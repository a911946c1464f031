namespace PerfTest.Bench;

/// <summary>Latencies as they are: log-normal, half of them below 2 ms, one in a hundred above 20 ms. The same in every run.</summary>
internal static class LogNormal
{
    private const double Median = 2e6;
    private const double Sigma = 1;

    public static long[] Nanoseconds(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => Next(random))];
    }

    /// <summary>By Box and Muller.</summary>
    public static long Next(Random random)
    {
        double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (long)(Median * Math.Exp(Sigma * normal));
    }
}
