using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>How well the generator did, and on what machine.</summary>
internal static class HealthSection
{
    public static IEnumerable<string> Lines(LoadResult result)
    {
        yield return "HEALTH";
        if (result.Mode != RunMode.Full)
        {
            yield return "  not judged: one iteration is no load";
        }
        else
        {
            var lag = result.Health.StartLagP99 is { } p99 ? $": {Figures.Percent(result.Health.StartedShare)} of what was due did start, start lag p(99) {Figures.Time(p99.Ticks * 100.0)}" : "";
            yield return result.Health.IsDelivered ? $"  ✓ the planned load was delivered{lag}" : $"  ✗ the planned load was not delivered{lag}";
        }

        // What was not delivered has been said at the top, as the reason of the failure.
        foreach (var finding in result.Health.Findings.Where(finding => finding.Severity != HealthSeverity.NotDelivered))
        {
            var mark = finding.Severity == HealthSeverity.Suspect ? "!" : "·";
            foreach (var line in Sheet.Paragraph(finding.Sentence, $"  {mark} "))
            {
                yield return line;
            }
        }
    }
}
