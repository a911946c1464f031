using PerfTest.Judging;
using PerfTest.Planning;

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
            var lag = result.Health.StartLagP99 is { } p99 ? $": {Figures.Percent(result.Health.StartedShare)} of what was due did start, start lag p(99) {Text(p99)}" : "";
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

        foreach (var line in Fit(Measured(result.Health)).Concat(result.Machine is { } machine ? Fit(Machine(machine)) : []))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Measured(HealthResult health)
    {
        if (health.PoolDelayP99 is { } delay)
        {
            yield return $"pool delay p(99) {Text(delay)}, at most {Figures.Counted(health.PoolThreads ?? 0, "thread")}";
        }

        if (health.RunnerThreads is { } kept and > 0)
        {
            yield return $"{Figures.Counted(kept, "pool thread")} kept by the test runner, made up for";
        }

        if (health.GcPauseShare is { } share && health.LongestGcPause is { } pause)
        {
            yield return $"GC pauses {Figures.Percent(share, 1)} of the time, longest {Text(pause)}";
        }

        if (health.CpuShare is { } cpu)
        {
            yield return $"CPU {Figures.Percent(cpu, 0)}";
        }
    }

    private static IEnumerable<string> Machine(MachineResult machine)
    {
        yield return machine.OperatingSystem;
        yield return $"{machine.Cpu} ({machine.Architecture})";
        yield return machine.Cores == 1 ? "1 core" : $"{Figures.Number(machine.Cores)} cores";
        yield return Figures.Bytes(machine.Memory);
        yield return machine.Runtime;
        yield return machine.GcMode;
        if (machine.BuildConfiguration is { } configuration)
        {
            yield return configuration;
        }

        foreach (var setting in machine.OwnSettings)
        {
            yield return $"{setting}={machine.RuntimeSettings[setting]}";
        }
    }

    /// <summary>As many to a line as fit.</summary>
    private static IEnumerable<string> Fit(IEnumerable<string> facts)
    {
        var line = "";
        foreach (var fact in facts)
        {
            if (line.Length > 0 && line.Length + 3 + fact.Length > TextReport.Width - 4)
            {
                yield return $"    {line}";
                line = "";
            }

            line += line.Length == 0 ? fact : $" · {fact}";
        }

        if (line.Length > 0)
        {
            yield return $"    {line}";
        }
    }

    private static string Text(TimeSpan time) => Figures.Time(Nanoseconds.From(time));
}
