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
        else if (result.Health.IsDelivered)
        {
            var lag = result.Health.StartLagP99 is { } p99 ? $", start lag p(99) {Figures.Time(p99.Ticks * 100.0)}" : "";
            yield return $"  ✓ the planned load was delivered{(lag.Length == 0 ? "" : $": {Figures.Percent(result.Health.StartedShare)} of what was due did start{lag}")}";
        }

        foreach (var finding in result.Health.Findings)
        {
            var mark = finding.Severity switch
            {
                HealthSeverity.NotDelivered => "✗",
                HealthSeverity.Suspect => "!",
                _ => "·",
            };
            foreach (var line in Sheet.Paragraph(finding.Sentence, $"  {mark} "))
            {
                yield return line;
            }
        }
    }
}
