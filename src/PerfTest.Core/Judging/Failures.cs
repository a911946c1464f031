using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>The verdict, and why it is not better: a sentence for each reason, the first one first.</summary>
internal sealed record Failures(LoadVerdict Verdict, ImmutableArray<string> Sentences)
{
    public static Failures Of(RunRecord record, ImmutableArray<ThresholdResult> thresholds, ImmutableArray<HealthFinding> findings, JudgingOptions options)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        var missing = MissingAgents.Sentence(record);
        if (missing is not null)
        {
            sentences.Add(missing);
        }

        if (StopSentence(record) is { } stopped)
        {
            sentences.Add(stopped);
        }

        var undelivered = findings.Where(finding => finding.Severity == HealthSeverity.NotDelivered).ToList();
        sentences.AddRange(undelivered.Select(finding => finding.Sentence));
        if (record.Outcome.Scenarios.Sum(counters => counters.Completed) == 0)
        {
            sentences.Add(NothingCompleted(record));
        }

        // OrderBy keeps the order of those of which nothing is known over time.
        sentences.AddRange(thresholds
            .Where(threshold => !threshold.Passed)
            .OrderBy(threshold => threshold.FirstExceeded ?? TimeSpan.MaxValue)
            .Select(threshold => BrokenLimit.Describe(threshold)));
        if (!record.Outcome.Abandoned.IsEmpty)
        {
            sentences.Add(AbandonedText.Of(record.Outcome.Abandoned));
        }

        if (options.StrictHealth && findings.FirstOrDefault(finding => finding.Severity == HealthSeverity.Suspect) is { } suspect)
        {
            sentences.Add($"The generator is suspect, and PERFTEST_STRICT_HEALTH=1 makes this a failure. {suspect.Sentence}");
        }

        var verdict = record.Outcome.Cause switch
        {
            _ when missing is not null => LoadVerdict.Incomplete,
            StopCause.Cancelled => LoadVerdict.Cancelled,
            StopCause.Aborted => LoadVerdict.Aborted,
            _ when undelivered.Count > 0 => LoadVerdict.NotDelivered,
            _ when sentences.Count > 0 => LoadVerdict.Failed,
            _ => LoadVerdict.Passed,
        };
        return new(verdict, sentences.ToImmutable());
    }

    private static string? StopSentence(RunRecord record)
    {
        var moment = $"{Figures.Moment(Nanoseconds.ToTimeSpan(record.Outcome.End))} of {Figures.Moment(record.Plan.Duration)}";
        var reason = record.Outcome.StopReason is { Length: > 0 } text && text != "cancelled" ? $": {text.TrimEnd('.')}" : "";
        return record.Outcome.Cause switch
        {
            StopCause.Cancelled => $"The run was stopped from outside at {moment}{reason}. What it measured until then is no verdict.",
            StopCause.Aborted => $"The run was aborted at {moment}{reason}.",
            _ => null,
        };
    }

    private static string NothingCompleted(RunRecord record)
    {
        var started = record.Outcome.Scenarios.Sum(counters => counters.Started);
        return started == 0
            ? "No iteration was started: nothing was measured."
            : $"Not one of {Figures.Counted(started, "iteration")} that started was completed: nothing was measured.";
    }
}
