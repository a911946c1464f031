using System.Collections.Immutable;
using PerfTest.Adapting;
using PerfTest.Core.Tests.Judging;
using PerfTest.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Reporting;

/// <summary>What runs leave for later ones.</summary>
public sealed class HistoryFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-history-").FullName;

    private HistoryFile File => new(Path.Combine(_folder, "deep", "history.jsonl"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read()
    {
        var entry = Entry(1) with { Commit = "abc", Runtime = ".NET 10", P50 = 0.1, P95 = double.PositiveInfinity, Failed = 0.25, Figures = ImmutableSortedDictionary<string, double>.Empty.Add("x{a:\"b\"}: p(95)", 1.5) };

        Assert.Equal(HistoryFile.Print(entry), HistoryFile.Print(HistoryFile.Parse(HistoryFile.Print(entry))!));
        Assert.Equal(entry.Key, HistoryFile.Parse(HistoryFile.Print(entry))!.Key);
    }

    [Fact]
    public void Lines_of_others_are_counted_and_kept()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File.Path)!);
        System.IO.File.WriteAllText(File.Path, "{\"version\":2}\nnot json\n\n" + HistoryFile.Print(Entry(1)) + "\n");

        File.Append(Entry(2));

        Assert.Equal(2, File.Read(out var unreadable).Length);
        Assert.Equal(2, unreadable);
        Assert.Equal(4, System.IO.File.ReadAllLines(File.Path).Length);
    }

    [Fact]
    public void Of_each_key_the_last_two_hundred_stay()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File.Path)!);
        System.IO.File.WriteAllLines(File.Path, Enumerable.Range(0, 230).Select(i => HistoryFile.Print(Entry(i))).Append(HistoryFile.Print(Entry(0) with { Settings = "other" })));

        File.Append(Entry(999));

        var entries = File.Read(out _);
        Assert.Equal(HistoryFile.MostOfKey, entries.Count(entry => entry.Settings == "s"));
        Assert.Equal(Entry(31).StartedAt, entries[0].StartedAt);
        Assert.Single(entries, entry => entry.Settings == "other");
    }

    [Fact]
    public async Task Many_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                new HistoryFile(File.Path).Append(Entry((writer * 10) + i));
            }
        })));

        Assert.Equal(40, File.Read(out var unreadable).Select(entry => entry.StartedAt).Distinct().Count());
        Assert.Equal(0, unreadable);
    }

    [Fact]
    public void Limits_do_not_change_what_can_be_compared_and_load_does()
    {
        var plan = Story.Closed("Key");

        Assert.Equal(HistoryKey.OfSettings(plan, null), HistoryKey.OfSettings(plan with { Thresholds = [], Warnings = ["w"] }, null));
        Assert.NotEqual(HistoryKey.OfSettings(plan, null), HistoryKey.OfSettings(Story.Closed("Key", new ConstantVus(99, TimeSpan.FromSeconds(10))), null));
        Assert.NotEqual(HistoryKey.OfSettings(plan, null), HistoryKey.OfSettings(plan, "https://localhost:5001"));
        Assert.NotEqual(HistoryKey.OfSettings(plan, null), HistoryKey.OfSettings(plan with { Segment = Segment.Of(0, 2) }, null));
    }

    [Fact]
    public async Task Five_runs_are_a_baseline_for_the_sixth()
    {
        LoadResult? result = null;
        for (var run = 0; run < 6; run++)
        {
            LoadRunOutcome outcome = await LoadRun.RunAsync(new LoadRunRequest
            {
                Declaration = new LoadBuilder().Vus(1).IterationsPerVu(3).Baseline("iterations count", maxDecrease: "10%").ToDeclaration("Sixth"),
                Bodies = new Dictionary<string, LoadBody> { ["Sixth"] = new("Sixth", _ => ValueTask.CompletedTask, IsBlocking: false) },
                Parameters = new Dictionary<string, string> { [VariableNames.History] = File.Path, [VariableNames.ResultsDir] = _folder, [VariableNames.Exclusive] = "process" },
            });
            Assert.Empty(outcome.Mistakes);
            result = outcome.Result!;
            Assert.True(result.Passed, result.Summary);
            Assert.Equal(run, outcome.Context.History.Count);
        }

        var limit = result!.Thresholds[0];
        Assert.Equal(("iterations: count>=2.7", "[Baseline]: median 3 of 5 runs"), (limit.Expression, limit.Origin));
        Assert.Equal(6, File.Read(out _).Length);
    }

    [Fact]
    public void The_page_shows_the_last_runs()
    {
        var result = new Story(Story.Closed("History")).Vus(100).Iterate(100, 54).Until(10).Judge();
        using var page = new StringWriter();

        HtmlReport.Write(page, result, new() { History = [.. Enumerable.Range(0, 30).Select(i => Entry(i) with { P95 = 50e6 + i, Rate = 10 })] });

        Assert.Contains("19 earlier runs of this test", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("chart-history-p95", page.ToString(), StringComparison.Ordinal);
        using var without = new StringWriter();
        HtmlReport.Write(without, result, new());
        Assert.DoesNotContain("chart-history", without.ToString(), StringComparison.Ordinal);
    }

    private static HistoryEntry Entry(int day) => new() { Test = "t", StartedAt = Story.Start.AddDays(day), Machine = "m", Settings = "s", Verdict = LoadVerdict.Passed };
}
