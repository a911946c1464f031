namespace PerfTest.Running;

/// <summary>What can be done to a run from outside of it, wherever its load is sent. Any thread.</summary>
internal interface IRunControl
{
    /// <summary>Stops the run: no iteration starts any more, running ones have their graceful stop. Returns at once. The first cause counts.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="reason">A sentence for the report.</param>
    void Stop(StopCause cause, string reason);

    /// <summary>Something of ours threw: the run ends with that exception, which is a defect and is not to be mistaken for the target's.</summary>
    void Fault(Exception exception);
}
