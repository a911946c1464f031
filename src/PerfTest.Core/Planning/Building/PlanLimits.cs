namespace PerfTest.Planning;

/// <summary>The most that a plan may ask for. Beyond lies a slip of the pen, not a load test on one machine.</summary>
internal static class PlanLimits
{
    /// <summary>Virtual users of a whole plan.</summary>
    public const int Vus = 1_000_000;

    /// <summary>Iterations of a scenario, or of each of its virtual users.</summary>
    public const long Iterations = 1_000_000_000_000;

    /// <summary>Iterations per second of a scenario.</summary>
    public const long RatePerSecond = 1_000_000;

    /// <summary>Each stage keeps a histogram.</summary>
    public const int Stages = 1_000;

    public const int Weight = 1_000_000;

    /// <summary>More threads than this are announced in a warning: a virtual user with a synchronous body blocks one.</summary>
    public const int SynchronousVus = 500;

    /// <summary>Of every single time and of the whole plan: 7 days.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(7);

    public static readonly Rate Rate = new(RatePerSecond, Nanoseconds.PerSecond);
}
