namespace PerfTest.Reporting;

/// <summary>A part of the horizontal axis with a name.</summary>
/// <param name="From">On the axis.</param>
/// <param name="To">On the axis.</param>
/// <param name="Name">Shown at its top where it fits; empty: none.</param>
/// <param name="Title">The whole of it: <c>peak, 2:00 to 3:00</c>.</param>
internal sealed record ChartBand(double From, double To, string Name, string Title);
