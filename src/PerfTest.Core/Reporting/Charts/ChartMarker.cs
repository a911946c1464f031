namespace PerfTest.Reporting;

/// <summary>A moment.</summary>
/// <param name="At">On the horizontal axis.</param>
/// <param name="Text">Beside its line: <c>p95&lt;500ms broke 0:42</c>.</param>
internal sealed record ChartMarker(double At, string Text);
