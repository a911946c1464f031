namespace PerfTest.Adapting;

/// <summary>
/// Goes along with one run. All calls come in order from one thread, which is this companion's own: it may block, and it delays nobody but the start and the end of
/// the run, each by at most <see cref="Patience"/>. What it throws is a warning in the report.
/// </summary>
internal interface IRunCompanion
{
    /// <summary>How long the run waits for <see cref="Begin"/> and for <see cref="End"/>; behind it the companion is left behind, with a warning. Default 10 s.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(10);

    /// <summary>Everybody is set up; load begins when this has returned.</summary>
    /// <param name="run">Stays valid until the end.</param>
    void Begin(RunScope run);

    /// <summary>About each second, warm-up included. One that the companion is too slow for is left out.</summary>
    void Tick(RunMoment moment);

    /// <summary>The run is over. Always called if <see cref="Begin"/> was, whatever that threw, unless the companion was left behind.</summary>
    /// <param name="result">The result, before files are written; null where there is none, because the product itself failed.</param>
    void End(LoadResult? result);
}
