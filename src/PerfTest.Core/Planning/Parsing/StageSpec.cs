namespace PerfTest.Planning;

/// <summary>One stage as parsed, before it is known which executor runs it.</summary>
/// <param name="Duration">At least 0; a stage of zero length jumps.</param>
/// <param name="Target">What the line ends at.</param>
/// <param name="Name">What thresholds and reports call it, or null.</param>
internal sealed record StageSpec(TimeSpan Duration, StageTarget Target, string? Name = null)
{
    /// <summary>The form that <see cref="StageListParser"/> reads back: <c>1m:500</c>, <c>peak=1m:500/s</c>.</summary>
    public override string ToString() => (Name is null ? "" : Name + "=") + DurationText.Print(Duration) + ":" + Target;

    /// <summary>The list in one line.</summary>
    public static string Print(IEnumerable<StageSpec> stages) => string.Join(", ", stages);
}
