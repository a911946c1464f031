using System.Globalization;
using System.Text;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Reporting;

/// <summary>The message of a load test that was not started because the set-up of a virtual user threw.</summary>
internal static class SetUpReport
{
    public static string Write(string test, VuSetUpException failure)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Load test '{test}' was not started: the set-up of virtual user {failure.Vu} failed.");
        text.Append(Environment.NewLine).Append(CultureInfo.InvariantCulture, $"  ✗ {failure.Thrown.GetType()}: {Redaction.Clean(failure.Thrown.Message)}");
        foreach (var line in StackText.Lines(failure.Thrown.StackTrace ?? ""))
        {
            text.Append(Environment.NewLine).Append("      ").Append(line);
        }

        return text.ToString();
    }
}
