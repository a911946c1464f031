using System.Text;

namespace PerfTest.Reporting;

/// <summary>Where the lines of a running load test go: every channel that somebody may be looking at.</summary>
/// <remarks>
/// No single stream is seen under every runner: some swallow standard error, some show only the framework's own messages, some neither; the terminal itself is
/// seen wherever there is one.
/// </remarks>
internal sealed class ProgressSink : IDisposable
{
    private readonly List<ProgressChannel> _channels;
    private readonly IDisposable? _owned;

    /// <param name="channels">Where lines go.</param>
    /// <param name="owned">Closed with the sink.</param>
    public ProgressSink(IEnumerable<ProgressChannel> channels, IDisposable? owned = null)
    {
        _channels = [.. channels];
        _owned = owned;
    }

    /// <param name="setting">What the user wants.</param>
    /// <param name="framework">The framework's own live channel, or null.</param>
    /// <param name="warning">A sentence, where what the user wants cannot be had.</param>
    public static ProgressSink Open(ProgressSetting setting, Action<string>? framework, out string? warning)
    {
        warning = null;
        switch (setting.Mode)
        {
            case ProgressMode.Off:
                return new([]);

            case ProgressMode.File:
                return OpenFile(setting.Path!, out warning);

            case ProgressMode.Terminal:
                if (Terminal.Open() is not { } terminal)
                {
                    warning = "PERFTEST_PROGRESS is 'tty', but this process has no terminal: progress is not shown.";
                    return new([]);
                }

                return new([ToTerminal(terminal)], terminal);

            default:
                var found = Terminal.Open();
                return OpenAll(found, found is null || Console.IsErrorRedirected ? Console.Error : null, framework);
        }
    }

    /// <param name="terminal">The terminal, or null.</param>
    /// <param name="error">Standard error, or null where it is the terminal itself.</param>
    /// <param name="framework">The framework's own live channel, or null.</param>
    public static ProgressSink OpenAll(TextWriter? terminal, TextWriter? error, Action<string>? framework)
    {
        var channels = new List<ProgressChannel>();
        if (terminal is not null)
        {
            channels.Add(ToTerminal(terminal));
        }

        if (error is not null)
        {
            channels.Add(new(error.WriteLine, ProgressChannel.EveryTenSeconds));
        }

        if (framework is not null)
        {
            channels.Add(new(framework, ProgressChannel.EveryTenSeconds));
        }

        return new(channels, terminal);
    }

    /// <summary>Offers a line to every channel; each takes it if its time has come.</summary>
    /// <param name="line">The line.</param>
    /// <param name="now">Nanoseconds from t=0.</param>
    /// <param name="isLast">The last line is always written.</param>
    public void Write(string line, long now, bool isLast = false)
    {
        foreach (var channel in _channels)
        {
            channel.Offer(line, now, isLast);
        }
    }

    /// <summary>Writes a line that is not about a run's progress to every channel, now.</summary>
    public void Tell(string line)
    {
        foreach (var channel in _channels)
        {
            channel.Tell(line);
        }
    }

    public void Dispose() => _owned?.Dispose();

    // The runner may be redrawing its own status line: begin at the left, and clear what stands there.
    private static ProgressChannel ToTerminal(TextWriter terminal) => new(line => terminal.Write($"\r\u001b[K{line}\n"), ProgressChannel.EverySecond);

    private static ProgressSink OpenFile(string path, out string? warning)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
            warning = null;
            return new([new(writer.WriteLine, ProgressChannel.EverySecond)], writer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            warning = $"PERFTEST_PROGRESS names the file '{path}', which cannot be written: {exception.Message}";
            return new([]);
        }
    }
}
