namespace PerfTest;

/// <summary>How much of a load test is run.</summary>
public enum RunMode
{
    /// <summary>The plan as written, judged by its thresholds.</summary>
    Full = 0,

    /// <summary>One VU, one iteration, no thresholds: does it work at all? <c>PERFTEST_MODE=smoke</c>.</summary>
    Smoke = 1,

    /// <summary>What a debugger gets: as <see cref="Smoke"/>, with no deadline, so that a breakpoint can be looked at for as long as it takes.</summary>
    Debug = 2,
}
