namespace PerfTest.Reporting;

/// <summary>A moment, or another place that explains what is seen.</summary>
/// <param name="At">On the horizontal axis.</param>
/// <param name="Text">Beside its line: <c>✗ 0:42</c>.</param>
/// <param name="Title">The whole of it: <c>p95&lt;500ms broke at 0:42</c>.</param>
internal sealed record ChartMarker(double At, string Text, string Title)
{
    /// <summary>It is no failure.</summary>
    public bool IsGood { get; init; }

    /// <summary>The same with its whole text beside its line, for charts that have room.</summary>
    public ChartMarker Whole => this with { Text = Title };
}
