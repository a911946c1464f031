using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>One place for progress lines, and how often it wants them.</summary>
internal sealed class ProgressChannel
{
    /// <summary>Someone looks on: a line per second.</summary>
    public const long EverySecond = Nanoseconds.PerSecond;

    /// <summary>Nobody looks on, or the lines are kept: one per 10 s.</summary>
    public const long EveryTenSeconds = 10 * Nanoseconds.PerSecond;

    // Ticks come a little early or late; a line that is due within this time is written now.
    private const long Slack = Nanoseconds.PerSecond / 4;

    private readonly Action<string> _write;
    private readonly long _period;
    private long _next;
    private bool _broken;

    /// <param name="write">Writes one line.</param>
    /// <param name="period">Nanoseconds from line to line.</param>
    public ProgressChannel(Action<string> write, long period)
    {
        _write = write;
        _period = period;
        _next = period;
    }

    /// <param name="line">The line.</param>
    /// <param name="now">Nanoseconds from t=0.</param>
    /// <param name="isLast">The last line is always written.</param>
    public void Offer(string line, long now, bool isLast)
    {
        if (_broken || (now < _next - Slack && !isLast))
        {
            return;
        }

        _next = (((now + Slack) / _period) + 1) * _period;
        Tell(line);
    }

    /// <summary>Writes a line whose time does not matter.</summary>
    public void Tell(string line)
    {
        if (_broken)
        {
            return;
        }

        try
        {
            _write(line);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // A terminal that was closed or a pipe whose reader has gone: the run does not depend on who watches it.
            _broken = true;
        }
    }
}
