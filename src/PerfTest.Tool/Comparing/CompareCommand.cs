using System.CommandLine;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary><c>perftest compare A.json B.json</c></summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("A") { Description = "The summary that is compared with: of before." };
        var after = new Argument<string>("B") { Description = "The summary that is compared: of after." };
        var failOn = new Option<string[]>("--fail-on")
        {
            Description = "A change that is not accepted, if it is more than noise: \"p95>10%\", \"GET /products p99>5%\", \"rate<-5%\". May be given several times.",
            HelpName = "CHANGE",
            AllowMultipleArgumentsPerToken = false,
        };
        var command = new Command("compare", $"Shows how two results differ, and whether the difference is more than noise; differences of machine and settings are told. {ExitCodes.Help}") { before, after, failOn };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            FailOn[] limits = [.. (parsed.GetValue(failOn) ?? []).Select(FailOn.Parse)];
            var first = SummaryFile.Read(parsed.GetValue(before)!, new MetricCatalog());
            var second = SummaryFile.Read(parsed.GetValue(after)!, new MetricCatalog());
            var figures = Comparison.Of(first.Result, second.Result);
            var broken = limits.Select(limit => (Limit: limit, Figure: limit.Find(figures))).Where(pair => pair.Limit.IsBrokenBy(pair.Figure)).ToList();
            output.WriteLine($"A  {Described(first)}");
            output.WriteLine($"B  {Described(second)}");
            output.WriteLine();
            foreach (var line in ComparisonText.Lines(figures).Concat(Different(first.Result, second.Result)))
            {
                output.WriteLine(line);
            }

            foreach (var (limit, figure) in broken)
            {
                output.WriteLine($"✗ {limit.Source}: {figure.Subject} {figure.Stat} changed by {Figures.Percent(figure.Change!.Value, 1)}{(figure.IsMoreThanNoise is null ? ", and how much of it is noise is not known" : "")}.");
            }

            return broken.Count > 0 ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }

    private static string Described(SummaryFile file) =>
        $"{file.Result.Name}, {file.Result.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, {(file.IsPartial ? "unfinished" : file.Result.Verdict.ToString())} ({Written.Quote(file.Path)})";

    private static IEnumerable<string> Different(LoadResult before, LoadResult after)
    {
        List<string> differences = [.. Comparison.Differences(before, after)];
        return differences.Count == 0 ? [] : [.. new[] { "", "Not the same in both (A → B):" }, .. differences.Select(difference => $"  {difference}")];
    }
}
