using System.Collections.Immutable;
using System.Reflection;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The history of one load test in one run: what was before, and where this run goes. What cannot be read or written is a sentence, never an exception.</summary>
internal sealed class RunHistory
{
    private static readonly string[] CommitVariables = ["GITHUB_SHA", "BUILD_SOURCEVERSION", "CI_COMMIT_SHA", "GIT_COMMIT"];

    private readonly HistoryFile? _file;
    private readonly HistoryEntry _key;

    private RunHistory(HistoryFile? file, HistoryEntry key)
    {
        _file = file;
        _key = key;
    }

    /// <summary>Runs that this one can be compared with, the oldest first.</summary>
    public ImmutableArray<HistoryEntry> Comparable { get; private init; } = [];

    /// <summary>What could not be read, a sentence each.</summary>
    public ImmutableArray<string> Warnings { get; private init; } = [];

    /// <param name="wish"><c>PERFTEST_HISTORY</c>: a path, <c>off</c>, or null.</param>
    /// <param name="resultsFolder">The folder of this run's results: without a wish the history lies beside it.</param>
    /// <param name="plan">What is run.</param>
    /// <param name="target"><c>PERFTEST_BASE_URL</c>, or null.</param>
    /// <param name="testAssembly">For what is known of the machine.</param>
    public static RunHistory Open(string? wish, string resultsFolder, LoadPlan plan, string? target, Assembly testAssembly)
    {
        var key = new HistoryEntry
        {
            Test = plan.Name,
            StartedAt = default,
            Machine = HistoryKey.OfMachine(MachineInfo.Read(testAssembly)),
            Settings = HistoryKey.OfSettings(plan, target),
            TimeScale = plan.TimeScale,
            Verdict = LoadVerdict.Passed,
        };
        var path = string.IsNullOrWhiteSpace(wish) ? Path.Combine(Path.GetDirectoryName(resultsFolder)!, HistoryFile.DefaultName) : Path.GetFullPath(wish.Trim());
        // A search for the breaking point goes where it never went: its levels are no runs of the test.
        if (plan.Mode != RunMode.Full || plan.BreakingPoint is not null || string.Equals(wish?.Trim(), VariableNames.HistoryOff, StringComparison.OrdinalIgnoreCase))
        {
            return new(null, key);
        }

        var file = new HistoryFile(path);
        try
        {
            var entries = file.Read(out var unreadable);
            return new(file, key)
            {
                Comparable = [.. entries.Where(entry => entry.Key == key.Key).OrderBy(entry => entry.StartedAt)],
                Warnings = unreadable == 0 ? [] : [$"{Figures.Counted(unreadable, "line")} of the history '{path}' could not be read and {(unreadable == 1 ? "was" : "were")} left out."],
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(file, key) { Warnings = [$"The history '{path}' could not be read: {exception.Message.TrimEnd('.')}. Nothing is compared with earlier runs."] };
        }
    }

    /// <summary>Adds the run, if it went to its end and an iteration did.</summary>
    /// <returns>A sentence, if it could not be written.</returns>
    public string? Add(LoadResult result)
    {
        if (_file is null || result.Verdict is LoadVerdict.Cancelled or LoadVerdict.Aborted || result.Iterations.Completed == 0)
        {
            return null;
        }

        try
        {
            var commit = CommitVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
            _file.Append(HistoryEntries.Of(result, _key, commit));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The history '{_file.Path}' could not be written: {exception.Message.TrimEnd('.')}.{ResultsFiles.VerdictStands}";
        }
    }
}
