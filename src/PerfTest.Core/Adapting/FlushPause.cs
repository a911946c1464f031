namespace PerfTest.Adapting;

/// <summary>
/// How long it is from one partial result on disk to the next. Results hold the whole course of a run and grow with it for ten minutes, and disks are fast or slow: so it follows
/// what writing the last one took.
/// </summary>
internal static class FlushPause
{
    /// <summary>The processor belongs to the load: no more than this part of the time is spent on writing.</summary>
    private const int Share = 200;

    /// <summary>No more than this part of a run is lost when its process is killed.</summary>
    private const int Lost = 10;

    /// <summary>As often as that is soon enough for anybody.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>No more than that is lost of a long run.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="took">What judging and writing the last one took.</param>
    /// <param name="elapsed">How long the run has gone on.</param>
    public static TimeSpan After(TimeSpan took, TimeSpan elapsed)
    {
        TimeSpan most = elapsed / Lost;
        most = most > Longest ? Longest : most < Shortest ? Shortest : most;
        TimeSpan pause = took * Share;
        return pause < Shortest ? Shortest : pause > most ? most : pause;
    }
}
