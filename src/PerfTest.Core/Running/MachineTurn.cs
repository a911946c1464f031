using System.Globalization;
using System.Text;

namespace PerfTest.Running;

/// <summary>The machine belongs to one load test until this is disposed: see <see cref="MachineLock"/>. The lock file keeps when that was.</summary>
internal sealed class MachineTurn : IDisposable
{
    private const int LongestEnd = 64;

    private readonly FileStream? _file;
    private readonly TimeProvider _time;

    /// <param name="file">The locked file; null where there is no lock.</param>
    /// <param name="lastEnd">When the load test before this one ended; null where that is not known.</param>
    /// <param name="time">Says when this one ended.</param>
    public MachineTurn(FileStream? file, DateTimeOffset? lastEnd, TimeProvider time)
    {
        _file = file;
        _time = time;
        LastEnd = lastEnd;
    }

    public DateTimeOffset? LastEnd { get; }

    /// <summary>Why the machine is not locked after all: a sentence for the report, or null.</summary>
    public string? Warning { get; private init; }

    /// <summary>A turn that keeps nobody away.</summary>
    /// <param name="warning">Why; null where that is what was asked for.</param>
    public static MachineTurn Without(string? warning) => new(null, null, TimeProvider.System) { Warning = warning };

    /// <summary>What is left of the pause after the load test before this one.</summary>
    public TimeSpan Rest(TimeSpan cooldown)
    {
        if (LastEnd is not { } end)
        {
            return TimeSpan.Zero;
        }

        // A clock that was set back must not make the pause longer.
        TimeSpan rest = cooldown - (_time.GetUtcNow() - end);
        return rest <= TimeSpan.Zero ? TimeSpan.Zero : rest < cooldown ? rest : cooldown;
    }

    /// <summary>Gives the machine back without a load test having run.</summary>
    public void Abandon() => _file?.Dispose();

    /// <summary>Keeps the time and gives the machine back.</summary>
    public void Dispose()
    {
        if (_file is null || !_file.CanWrite)
        {
            return;
        }

        // A disk that is full now must not fail a run that is over: the file is given back in any case, and the next run has no pause.
        using (_file)
        {
            try
            {
                _file.SetLength(0);
                _file.Write(Encoding.ASCII.GetBytes(_time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
            }
            catch (IOException)
            {
            }
        }
    }

    /// <summary>When the last load test ended, as the lock file says; null where it does not.</summary>
    public static DateTimeOffset? ReadEnd(FileStream file)
    {
        var text = new byte[LongestEnd];
        int length = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return DateTimeOffset.TryParseExact(
            Encoding.ASCII.GetString(text, 0, length), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset end) ? end : null;
    }
}
