using System.Globalization;

namespace PerfTest.Bench;

/// <summary>Numbers as texts.</summary>
internal static class Figure
{
    public static string Of(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Three digits, and a unit that fits: <c>87.1 µs</c>.</summary>
    public static string Time(TimeSpan time) => Nanoseconds(time.TotalNanoseconds);

    public static string Nanoseconds(double nanoseconds) => Math.Abs(nanoseconds) switch
    {
        < 1e3 => Three(nanoseconds) + " ns",
        < 1e6 => Three(nanoseconds / 1e3) + " µs",
        < 1e9 => Three(nanoseconds / 1e6) + " ms",
        _ => Three(nanoseconds / 1e9) + " s",
    };

    public static string Bytes(double bytes) => Math.Abs(bytes) switch
    {
        < 1024 => Three(bytes) + " B",
        < 1024 * 1024 => Three(bytes / 1024) + " KB",
        _ => Three(bytes / 1024 / 1024) + " MB",
    };

    public static string Share(double share) => Of(share * 100, Math.Abs(share) < 0.1 ? "0.0" : "0") + " %";

    public static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Three(double value) => Of(value, Math.Abs(value) switch { < 10 => "0.00", < 100 => "0.0", _ => "0" });
}
