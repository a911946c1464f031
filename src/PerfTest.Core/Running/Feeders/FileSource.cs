using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Rows in a file.</summary>
/// <typeparam name="T">A row.</typeparam>
internal abstract class FileSource<T>(string? path) : FeederSource<T>(path ?? "")
{
    protected sealed override void Read(FeederReading<T> reading)
    {
        if (!FeederPath.TryFind(Name, AppContext.BaseDirectory, ProjectDirectory.OfProcess(), Environment.CurrentDirectory, out string file, out string? mistake))
        {
            reading.Mistake(mistake);
            return;
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            Read(stream, reading);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reading.Mistake($"The feeder file {reading.Name} could not be read: {exception.Message}");
        }
    }

    protected abstract void Read(Stream stream, FeederReading<T> reading);

    /// <summary>Whether the stream holds nothing but white space and a byte order mark. Leaves it at its beginning.</summary>
    protected static bool IsBlank(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var buffer = new char[256];
        bool isBlank = true;
        for (int read = reader.Read(buffer); read > 0 && isBlank; read = reader.Read(buffer))
        {
            isBlank = buffer.AsSpan(0, read).IsWhiteSpace();
        }

        stream.Position = 0;
        return isBlank;
    }
}
