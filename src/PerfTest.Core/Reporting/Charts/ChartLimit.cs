namespace PerfTest.Reporting;

/// <summary>A level that must not be crossed.</summary>
/// <param name="Value">On the vertical axis.</param>
/// <param name="Text">Beside its line: <c>p95 &lt; 500 ms</c>.</param>
/// <param name="IsBroken">Whether it was.</param>
internal sealed record ChartLimit(double Value, string Text, bool IsBroken);
