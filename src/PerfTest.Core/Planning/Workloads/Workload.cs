using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>What a scenario is asked to do: one of k6's six executors with its numbers, checked and complete.</summary>
internal abstract record Workload
{
    /// <summary>The executor's name, as k6 spells it: <c>constant-vus</c>, …</summary>
    public abstract string Executor { get; }

    /// <summary>
    /// From the scenario's start to its regular deadline, after which no iteration starts. For workloads counted in iterations it is MaxDuration: they
    /// usually end earlier.
    /// </summary>
    public abstract TimeSpan Duration { get; }

    /// <summary>The most VUs that this workload can ever have at once.</summary>
    public abstract int PeakVus { get; }

    /// <summary>The stages of a ramp, in order; none of other workloads.</summary>
    public virtual ImmutableArray<StageSpan> StageSpans => [];

    /// <summary>An open model: iterations start at due times, whether or not earlier ones have ended.</summary>
    public virtual bool IsArrivalRate => false;

    /// <summary>The workload ends when its iterations are used up, not when its time is over.</summary>
    public virtual bool IsIterationCounted => false;
}
