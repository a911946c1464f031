using System.Globalization;
using Xunit;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>
/// The test's output helper with an end: a line per iteration would otherwise fill memory and the result file as long as the load lasts.
/// </summary>
/// <remarks>xUnit wants its own class to begin and end a test on; what users call is the interface, which is implemented anew.</remarks>
internal sealed class CappedOutput : TestOutputHelper, ITestOutputHelper
{
    /// <summary>Characters of a test's own output that are kept.</summary>
    public const int MaxLength = 64 * 1024;

    private long _length;

    void ITestOutputHelper.Write(string message) => Append(message);

    void ITestOutputHelper.Write(string format, params object[] args) => Append(string.Format(CultureInfo.CurrentCulture, format, args));

    void ITestOutputHelper.WriteLine(string message) => Append(message + Environment.NewLine);

    void ITestOutputHelper.WriteLine(string format, params object[] args) => Append(string.Format(CultureInfo.CurrentCulture, format, args) + Environment.NewLine);

    /// <summary>Writes behind everything else, whatever its length.</summary>
    public void WriteReport(string report)
    {
        if (report.Length > 0)
        {
            var isMidLine = Output is { Length: > 0 } before && before[^1] != '\n';
            WriteLine(isMidLine ? Environment.NewLine + report : report);
        }
    }

    private void Append(string text)
    {
        if (Volatile.Read(ref _length) > MaxLength)
        {
            return;
        }

        var before = Interlocked.Add(ref _length, text.Length) - text.Length;
        if (before + text.Length <= MaxLength)
        {
            Write(text);
        }
        else if (before <= MaxLength)
        {
            // Whoever crosses the line says so; everybody after is over it already.
            Volatile.Write(ref _length, long.MaxValue / 2);
            WriteLine(string.Create(CultureInfo.InvariantCulture, $"(PerfTest: the output of a load test ends after {MaxLength / 1024} KiB.)"));
        }
    }
}
