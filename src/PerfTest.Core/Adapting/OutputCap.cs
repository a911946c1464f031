using System.Globalization;

namespace PerfTest.Adapting;

/// <summary>
/// The end of a load test's own output: a line per iteration would otherwise fill memory and the result file as long as the load lasts. Any thread may write.
/// </summary>
/// <param name="write">Writes a text as it is.</param>
/// <param name="writeNotice">Writes the line that says that the output has ended.</param>
internal sealed class OutputCap(Action<string> write, Action<string> writeNotice)
{
    /// <summary>Characters of a test's own output that are kept.</summary>
    public const int MaxLength = 64 * 1024;

    private long _length;

    /// <summary>Writes the text whole or not at all.</summary>
    public void Write(string text)
    {
        if (Volatile.Read(ref _length) > MaxLength)
        {
            return;
        }

        var before = Interlocked.Add(ref _length, text.Length + 1) - text.Length - 1;
        if (before + text.Length <= MaxLength)
        {
            write(text);
        }
        else if (before <= MaxLength)
        {
            // Whoever crosses the line says so; everybody after is over it already.
            Volatile.Write(ref _length, long.MaxValue / 2);
            writeNotice(string.Create(CultureInfo.InvariantCulture, $"(PerfTest: the output of a load test ends after {MaxLength / 1024} KiB.)"));
        }
    }
}
