using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>HdrHistogram's interval log, version 1.3, the text of <c>.hlog</c> files: a header, then a line for each interval and tag, in any number. Pure.</summary>
internal static class HistogramLog
{
    /// <param name="startedAt">What times in the lines count from.</param>
    public static string Header(DateTimeOffset startedAt)
    {
        var seconds = (startedAt - DateTimeOffset.UnixEpoch).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            #[Histogram log format version 1.3]
            #[StartTime: {seconds:F3} (seconds since epoch), {startedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z]
            #[BaseTime: {seconds:F3} (seconds since epoch)]
            #[Values are nanoseconds; Interval_Max is in milliseconds]
            "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"

            """).ReplaceLineEndings("\n");
    }

    /// <param name="tag">What is measured: see <see cref="Tag"/>.</param>
    /// <param name="start">Nanoseconds from the start.</param>
    /// <param name="end">Nanoseconds from the start.</param>
    /// <param name="histogram">The interval's own values, of nanoseconds; may be empty.</param>
    public static string Line(string tag, long start, long end, Histogram histogram)
    {
        var highest = histogram.Buckets().Select(bucket => bucket.Highest).LastOrDefault();
        return string.Create(CultureInfo.InvariantCulture, $"Tag={tag},{start / 1e9:F3},{(end - start) / 1e9:F3},{highest / 1e6:F3},{HdrEncoding.Encode(histogram)}\n");
    }

    /// <summary>A line that readers skip.</summary>
    /// <param name="text">Without line breaks.</param>
    public static string Comment(string text) => $"#[{text}]\n";

    /// <summary>A name as a tag: these have no commas, no white space and no line breaks. Two names never become one.</summary>
    public static string Tag(string name) => string.Concat(name.Select(c => c is ',' or '%' || char.IsWhiteSpace(c) || char.IsControl(c) ? Uri.EscapeDataString(c.ToString()) : c.ToString()));
}
