using System.Globalization;

namespace PerfTest.Judging;

/// <summary>Percentiles in people's numbers, 0…100.</summary>
internal static class Percentiles
{
    public static void Check(double percent)
    {
        if (percent is not (>= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "Percentiles go from 0 to 100.");
        }
    }

    /// <summary><c>p(95)</c>, as k6 and the threshold grammar write it; <c>med</c> for the 50th.</summary>
    public static string Name(double percent) => percent == 50 ? "med" : $"p({percent.ToString("R", CultureInfo.InvariantCulture)})";
}
