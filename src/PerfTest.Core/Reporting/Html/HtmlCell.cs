using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>A cell of a table: what is shown, and the number by which it sorts.</summary>
internal readonly record struct HtmlCell(Markup Shown, double? Value = null)
{
    public static HtmlCell Empty { get; } = new(Markup.Empty);

    /// <summary>Whatever others have written.</summary>
    public static HtmlCell Text(string text) => new(Markup.Of($"<bdi>{text}</bdi>"));

    public static HtmlCell Number(string shown, double value) => new(Markup.Of($"{shown}"), value);

    public static HtmlCell Count(long count) => Number(Figures.Count(count), count);

    public static HtmlCell PerSecond(double rate) => Number(Figures.PerSecond(rate), rate);

    public static HtmlCell Percent(double share) => Number(Figures.Percent(share), share);

    /// <summary>A time; nothing where there is none.</summary>
    public static HtmlCell Time(double? nanoseconds) => nanoseconds is { } time ? Number(Figures.Time(time), time) : Empty;

    /// <summary>A percentile: <c>∞</c> where it falls among what never started.</summary>
    public static HtmlCell Quantile(Distribution? all, double percent) =>
        all is null ? Empty : all.Quantile(percent / 100) is { } value ? Time(value) : Number(NotReached.Mark, double.PositiveInfinity);
}
