using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>
/// One kind of what a load test leaves behind, open for one run. What cannot be written is a warning of the run's <see cref="ResultsFiles"/>, never an exception.
/// One thread at a time calls it, in the order in which its methods stand here.
/// </summary>
internal abstract class ResultOutput
{
    /// <summary>Lines that the agent of a CI server must find in the test's output; there after <see cref="Finish"/>.</summary>
    public virtual IEnumerable<string> AgentCommands => [];

    /// <summary>Does what <see cref="Flush"/> will do, and leaves nothing behind: before the plan begins, so that it has been compiled by then.</summary>
    /// <param name="soFar">A result of the warm-up.</param>
    public virtual void Rehearse(LoadResult soFar)
    {
    }

    /// <summary>The plan begins.</summary>
    /// <param name="startedAt">t=0 of the plan.</param>
    public virtual void Begin(DateTimeOffset startedAt)
    {
    }

    /// <summary>Time has passed.</summary>
    /// <param name="slices">What came since the last call, in order.</param>
    public virtual void Append(IReadOnlyList<Slice> slices)
    {
    }

    /// <summary>Puts on disk what a process that is killed shall leave: once before load, then every few seconds.</summary>
    /// <param name="soFar">The result as if the run had ended now.</param>
    public virtual void Flush(LoadResult soFar)
    {
    }

    /// <summary>The run is over and judged.</summary>
    /// <param name="result">The result, with the files and warnings of the outputs that were finished before this one.</param>
    public abstract void Finish(LoadResult result);
}
