namespace PerfTest.Running;

/// <summary>Why a run ended.</summary>
internal enum StopCause
{
    /// <summary>The plan was carried out.</summary>
    PlanDone,

    /// <summary>A virtual user called <c>Abort</c>, or a threshold with AbortOnFail broke.</summary>
    Aborted,

    /// <summary>A queue of rows had none left, and ends the run then: early, and as planned.</summary>
    DataUsedUp,

    /// <summary>The caller's token: the explorer's stop, Ctrl+C, the framework's timeout.</summary>
    Cancelled,
}
