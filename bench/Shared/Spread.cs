namespace PerfTest.Bench;

/// <summary>The middle and the ends of a few measurements.</summary>
internal readonly record struct Spread(double Median, double Least, double Greatest)
{
    /// <param name="values">At least one.</param>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary><c>0.95 (0.91–0.97)</c></summary>
    public string Show(string format) => Show(value => Figure.Of(value, format));

    public string Show(Func<double, string> show) => show(Median) + " (" + show(Least) + "–" + show(Greatest) + ")";
}
