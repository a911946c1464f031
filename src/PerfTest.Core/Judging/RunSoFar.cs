using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>The outcome of a run that has not ended: what a process that is killed now would leave.</summary>
internal static class RunSoFar
{
    /// <param name="tick">The engine's last one.</param>
    /// <param name="startedAt">t=0 of the plan.</param>
    public static EngineOutcome At(EngineTick tick, DateTimeOffset startedAt) => new()
    {
        StartedAt = startedAt,
        End = tick.Now,
        Cause = StopCause.Cancelled,
        StopReason = "the run had not ended when this was written",
        Scenarios = [.. tick.Scenarios],
    };
}
