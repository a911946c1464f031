using System.Globalization;
using PerfTest.Adapting;
using Xunit;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>The test's output helper with an end: see <see cref="OutputCap"/>.</summary>
/// <remarks>xUnit wants its own class to begin and end a test on; what users call is the interface, which is implemented anew.</remarks>
internal sealed class CappedOutput : TestOutputHelper, ITestOutputHelper
{
    private readonly OutputCap _cap;

    public CappedOutput() => _cap = new OutputCap(Write, WriteLine);

    void ITestOutputHelper.Write(string message) => _cap.Write(message);

    void ITestOutputHelper.Write(string format, params object[] args) => _cap.Write(string.Format(CultureInfo.CurrentCulture, format, args));

    void ITestOutputHelper.WriteLine(string message) => _cap.Write(message + Environment.NewLine);

    void ITestOutputHelper.WriteLine(string format, params object[] args) => _cap.Write(string.Format(CultureInfo.CurrentCulture, format, args) + Environment.NewLine);

    /// <summary>Writes behind everything else, whatever its length.</summary>
    public void WriteReport(string report)
    {
        if (report.Length > 0)
        {
            var isMidLine = Output is { Length: > 0 } before && before[^1] != '\n';
            WriteLine(isMidLine ? Environment.NewLine + report : report);
        }
    }
}
