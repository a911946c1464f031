namespace MarTech.Api.Events;

/// <summary>How many events have been written.</summary>
/// <param name="All">All of them.</param>
/// <param name="ByType">The same by type.</param>
public sealed record EventTotals(long All, IReadOnlyDictionary<string, long> ByType);
