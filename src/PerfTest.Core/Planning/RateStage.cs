namespace PerfTest.Planning;

/// <summary>A straight line of arrival rate: from where the stage before it ended to <paramref name="Target"/>.</summary>
/// <param name="Duration">At least 0; a stage of zero length jumps.</param>
/// <param name="Target">Rate at the end of the stage.</param>
/// <param name="Name">What thresholds and reports call it, or null.</param>
internal sealed record RateStage(TimeSpan Duration, Rate Target, string? Name = null);
