using System.Globalization;
using System.Text;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The message of a load test that was not started because of what was written: every mistake, a sentence each.</summary>
internal static class MistakeReport
{
    public static string Write(string test, IReadOnlyList<string> mistakes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Load test '{test}' was not started: {(mistakes.Count == 1 ? "there is a mistake" : $"there are {mistakes.Count} mistakes")} in what it asks for.");
        foreach (var mistake in mistakes)
        {
            text.Append(Environment.NewLine).Append("  ✗ ").Append(Redaction.Clean(mistake));
        }

        return text.ToString();
    }
}
