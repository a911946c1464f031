namespace PerfTest.Planning;

/// <summary>A straight line of VUs: from where the stage before it ended to <paramref name="Target"/>.</summary>
/// <param name="Duration">At least 0; a stage of zero length jumps.</param>
/// <param name="Target">VUs at the end of the stage, at least 0.</param>
/// <param name="Name">What thresholds and reports call it, or null.</param>
internal sealed record VuStage(TimeSpan Duration, int Target, string? Name = null);
