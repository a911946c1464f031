namespace PerfTest.Planning;

/// <summary>A stage of any ramp, for what only asks when it is and how high.</summary>
/// <param name="Duration">Its length.</param>
/// <param name="Level">Its target: virtual users, or iterations per second. For comparing with the other stages of the same ramp.</param>
/// <param name="Name">Its name, or null.</param>
internal readonly record struct StageSpan(TimeSpan Duration, double Level, string? Name);
