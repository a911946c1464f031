namespace PerfTest;

/// <summary>
/// Searches for the load at which the target breaks: the rate or the number of virtual users is doubled until a <c>[Threshold]</c> no longer holds, then halved in between
/// until the answer is within 5 %, and confirmed. <c>[LoadTest]</c> itself then has no workload.
/// </summary>
/// <remarks>
/// A level is broken if a limit is (those that hold without being written, too: by default no request may fail), or if fewer than 95 % of the offered iterations were
/// completed. Where the load generator itself was unwell the search ends with "generator limit". A smoke run runs one iteration.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BreakingPointAttribute : Attribute
{
    /// <summary>The first level, at least 1: a rate, <c>1000/s</c>, or virtual users, <c>10</c>. Required.</summary>
    public string? From { get; set; }

    /// <summary>The highest level, of the same kind and above <see cref="From"/>. Required.</summary>
    public string? To { get; set; }

    /// <summary>What must be held, from <see cref="From"/> to <see cref="To"/>: else the test fails. Default: the search only reports.</summary>
    public string? AtLeast { get; set; }

    /// <summary>How long each level is measured, at least <c>10s</c>; the confirmation takes three times as long. A time scale applies. Default <c>10s</c>.</summary>
    public string? Measure { get; set; }
}
