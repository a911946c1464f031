using System.Globalization;

namespace PerfTest.Running;

/// <summary>
/// One load test at a time on this machine, of this user: the operating system's lock on a file. It ends with the process that holds it, however that ends, so
/// that nothing has to be cleaned up after a crash.
/// </summary>
/// <remarks>Nobody else can read a locked file, so the process that holds it stands in a second one. Neither is ever deleted: a waiting process may have it open.</remarks>
internal sealed class MachineLock
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    private readonly string _path;
    private readonly TimeProvider _time;

    /// <param name="path">The lock file.</param>
    /// <param name="time">Says when a load test ended.</param>
    public MachineLock(string path, TimeProvider time)
    {
        _path = path;
        _time = time;
    }

    private string HolderPath => Path.ChangeExtension(_path, ".holder");

    /// <summary>In the temporary folder, which belongs to this machine even where home folders do not; named after the user, who alone may write it.</summary>
    public static MachineLock OfUser()
    {
        string user = string.Concat(Environment.UserName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return new(Path.Combine(Path.GetTempPath(), $"perftest-{user}.lock"), TimeProvider.System);
    }

    /// <summary>Waits until no other load test has the machine.</summary>
    /// <param name="tell">Takes a line for whoever is waiting: at once, then every ten seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<MachineTurn> EnterAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        TimeSpan nextTold = TimeSpan.Zero;
        DateTimeOffset? heldUntil = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (TryOpen() is { } file)
                {
                    return Begin(file, heldUntil);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return MachineTurn.Without($"The lock file '{_path}' cannot be used, so load tests of other processes may overlap this one: {exception.Message}");
            }

            heldUntil = _time.GetUtcNow();
            if (_time.GetElapsedTime(start) >= nextTold)
            {
                tell($"waiting for another load test on this machine{ReadHolder()} …");
                nextTold += TellEvery;
            }

            await Task.Delay(LookEvery, _time, cancellationToken);
        }
    }

    private MachineTurn Begin(FileStream file, DateTimeOffset? heldUntil)
    {
        WriteHolder();

        // A holder that was killed has not written its end; whoever waited for it has seen it.
        DateTimeOffset? lastEnd = MachineTurn.ReadEnd(file);
        return new MachineTurn(file, lastEnd > heldUntil || heldUntil is null ? lastEnd : heldUntil, _time);
    }

    /// <summary>The locked file, or null where another process has it.</summary>
    private FileStream? TryOpen()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(_path, options);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    // Windows: sharing violation, lock violation. Elsewhere the error number of a lock that would block: 11 on Linux, 35 on macOS.
    private static bool IsHeld(IOException exception) =>
        OperatingSystem.IsWindows() ? (exception.HResult & 0xFFFF) is 32 or 33 : exception.HResult is 11 or 35;

    private void WriteHolder()
    {
        try
        {
            File.WriteAllText(HolderPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Who waits is told that somebody has the machine, without a name.
        }
    }

    private string ReadHolder()
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderPath), NumberStyles.None, CultureInfo.InvariantCulture, out int process) ? $" (process {process})" : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
