namespace PerfTest.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsNumber">Right-aligned, and sorted by value, the largest first.</param>
/// <param name="IsSortable">False for pictures.</param>
internal sealed record HtmlColumn(string Title, bool IsNumber = true, bool IsSortable = true)
{
    /// <summary>A longer explanation, shown when one points at the head.</summary>
    public string? Hint { get; init; }

    public static HtmlColumn Words(string title) => new(title, IsNumber: false);

    public static HtmlColumn Picture(string title) => new(title, IsNumber: false, IsSortable: false);
}
