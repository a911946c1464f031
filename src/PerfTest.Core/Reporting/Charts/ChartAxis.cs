namespace PerfTest.Reporting;

/// <summary>One axis of a chart.</summary>
/// <param name="Scale">Where values lie on it.</param>
/// <param name="Ticks">Values with a line and a text.</param>
/// <param name="TickTexts">One for each tick.</param>
/// <param name="Format">A value between the ticks: in tooltips and tables.</param>
internal sealed record ChartAxis(Scale Scale, IReadOnlyList<double> Ticks, IReadOnlyList<string> TickTexts, Func<double, string> Format);
