namespace PerfTest.Reporting;

/// <summary>The files of one load test. What cannot be written is a sentence, not an exception: a full disk changes no verdict.</summary>
internal sealed class ResultsFiles
{
    /// <summary>What warnings end with.</summary>
    public const string VerdictStands = " The verdict stands (PERFTEST_STRICT_OUTPUTS=1 makes this a failure).";

    private readonly string _folder;
    private readonly string _name;
    private readonly List<string> _written = [];
    private readonly List<string> _warnings = [];
    private readonly Lock _lock = new();

    internal ResultsFiles(string folder, string name)
    {
        _folder = folder;
        _name = name;
    }

    /// <summary>Absolute paths, in the order in which they were first written.</summary>
    public IReadOnlyList<string> Written
    {
        get
        {
            lock (_lock)
            {
                return [.. _written];
            }
        }
    }

    /// <summary>One sentence for each file that could not be written, and for whatever else could not be shown.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_lock)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>The absolute path of a file of this test.</summary>
    /// <param name="suffix">What it is, with its dot: <c>.json</c>.</param>
    public string PathOf(string suffix) => Path.Combine(_folder, _name + suffix);

    /// <summary>Writes a file whole, or replaces it.</summary>
    /// <param name="suffix">What it is, with its dot: <c>.json</c>.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>False if it could not be written: <see cref="Warnings"/> says why.</returns>
    public bool TryWrite(string suffix, Action<Stream> write) => Try(suffix, path => AtomicFile.Write(path, write));

    /// <summary>Writes at the end of a file, which others may read meanwhile and which is whole after each call, also when the process is killed then.</summary>
    /// <param name="suffix">What it is, with its dot: <c>.hlog</c>.</param>
    /// <param name="content">What is added.</param>
    /// <returns>False if it could not be written, or not whole: <see cref="Warnings"/> says why.</returns>
    public bool TryAppend(string suffix, ReadOnlyMemory<byte> content) => Try(suffix, path =>
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.Write(content.Span);
    });

    /// <summary>Something else could not be put where it belongs.</summary>
    /// <param name="sentence">What and why, with its full stop; said once however often it happens.</param>
    public void Warn(string sentence)
    {
        var warning = sentence + VerdictStands;
        lock (_lock)
        {
            if (!_warnings.Contains(warning))
            {
                _warnings.Add(warning);
            }
        }
    }

    /// <summary>Makes a file that grows and is open meanwhile; others may read it.</summary>
    /// <param name="suffix">What it is, with its dot: <c>.csv</c>.</param>
    /// <returns>The empty file, or null if it could not be made: <see cref="Warnings"/> says why.</returns>
    public FileStream? TryCreate(string suffix)
    {
        FileStream? stream = null;
        Try(suffix, path => stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
        return stream;
    }

    /// <summary>Does something with a file of this test.</summary>
    /// <param name="suffix">What it is, with its dot: <c>.csv</c>.</param>
    /// <param name="write">Given its path.</param>
    /// <returns>False if it could not be done: <see cref="Warnings"/> says why.</returns>
    public bool Try(string suffix, Action<string> write)
    {
        var path = PathOf(suffix);
        try
        {
            Directory.CreateDirectory(_folder);
            write(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warn($"The file '{path}' could not be written: {exception.Message.TrimEnd('.')}.");
            return false;
        }

        lock (_lock)
        {
            if (!_written.Contains(path))
            {
                _written.Add(path);
            }
        }

        return true;
    }
}
