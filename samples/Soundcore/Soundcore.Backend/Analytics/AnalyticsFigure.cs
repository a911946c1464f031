namespace Soundcore.Backend.Analytics;

/// <summary>One figure of the dashboard: over a year, its best day, and its last thirty days.</summary>
public sealed record AnalyticsFigure(string Name, long Total, int Best, IReadOnlyList<int> LastDays);
