namespace PerfTest.Reporting;

/// <summary>A series of values in one line of block characters.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Nothing happened in this part of the time.</summary>
    public const char Gap = '·';

    /// <summary>The value could not be reached: more never started than the rank leaves room for.</summary>
    public const char NotReached = '!';

    /// <summary>Blocks from 0 (lowest) to the largest finite value (full); gaps where there is no value, <c>!</c> where it is infinite.</summary>
    public static string Draw(IReadOnlyList<double?> values)
    {
        var top = values.Where(value => value is { } number && double.IsFinite(number)).Select(value => value!.Value).DefaultIfEmpty(0).Max();
        return new string([.. values.Select(value => BlockOf(value, top))]);
    }

    private static char BlockOf(double? value, double top) => value switch
    {
        null => Gap,
        double.PositiveInfinity => NotReached,
        _ when top <= 0 => Blocks[0],
        { } number => Blocks[Math.Clamp((int)(number / top * Blocks.Length), 0, Blocks.Length - 1)],
    };
}
