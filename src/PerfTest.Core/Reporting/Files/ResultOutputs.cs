namespace PerfTest.Reporting;

/// <summary>The files of a load test beside its JSON summary, which is always written.</summary>
[Flags]
internal enum ResultOutputs
{
    None = 0,

    /// <summary><c>.hgrm</c>: the percentile distribution of the headline latency, at the end.</summary>
    Hgrm = 1,

    /// <summary><c>.hlog</c>: the headline latency of each scenario and second, as the run goes.</summary>
    Hlog = 2,
}
