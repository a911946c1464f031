using System.CommandLine;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary><c>perftest report DIR|FILE …</c></summary>
internal static class ReportCommand
{
    /// <summary>As <c>--formats</c> calls the report that is printed at the end of a test.</summary>
    private const string Text = "text";

    /// <summary>What can be made of a summary alone. The others are of samples, which it does not have.</summary>
    private static readonly string[] Made = ["html", "junit", "markdown", "hgrm"];

    private static readonly string[] Formats = [.. OutputKinds.All.Select(kind => kind.Name).Where(Made.Contains), Text];

    public static Command Create()
    {
        var files = new Argument<string[]>("summaries") { Description = "JSON summaries of load tests, or folders with them.", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string>("--output", "-o") { Description = "The folder that reports are written to. Default: beside each summary.", HelpName = "DIR" };
        var formats = new Option<string>("--formats") { Description = $"Which reports, with commas between them: {string.Join(", ", Formats)}. Default: all of them.", HelpName = "LIST" };
        var command = new Command("report", $"Makes the reports of load tests again, of their JSON summaries; of several also an index. {ExitCodes.Help}") { files, folder, formats };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var wanted = Wanted(parsed.GetValue(formats));
            var summaries = SummaryFiles.Read(parsed.GetValue(files)!, new MetricCatalog());
            var target = parsed.GetValue(folder);
            var names = new NamesInFolders();
            List<ReportEntry> entries = [];
            foreach (var summary in summaries)
            {
                var home = Path.GetFullPath(target ?? Path.GetDirectoryName(Path.GetFullPath(summary.Path))!);
                var written = new ResultsFiles(home, names.Free(home, Path.GetFileNameWithoutExtension(summary.Path)));
                Write(summary, written, wanted);
                if (written.Warnings.Count > 0)
                {
                    throw new IOException(string.Join(Environment.NewLine, written.Warnings));
                }

                entries.Add(new(summary, written.Written));
                foreach (var path in written.Written)
                {
                    output.WriteLine(path);
                }
            }

            if (entries.Count > 1)
            {
                output.WriteLine(ReportIndex.Write(Path.GetFullPath(target ?? CommonFolder(entries)), entries));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static string[] Wanted(string? list)
    {
        if (list is null)
        {
            return Formats;
        }

        string[] names = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.ToLowerInvariant())];
        return Array.Find(names, name => !Formats.Contains(name)) is { } unknown
            ? throw new FormatException($"--formats names {Written.Quote(unknown)}, which cannot be made of a summary: write {string.Join(", ", Formats)}, with commas between them.")
            : names.Length > 0 ? names : throw new FormatException($"--formats is empty: write {string.Join(", ", Formats)}, with commas between them.");
    }

    private static void Write(SummaryFile summary, ResultsFiles files, IReadOnlyList<string> formats)
    {
        var run = new OutputRun { Plan = summary.Record.Plan, Files = files, Context = summary.Context };
        foreach (var kind in OutputKinds.All.Where(kind => formats.Contains(kind.Name)))
        {
            kind.Open(run).Finish(summary.Result);
        }

        if (formats.Contains(Text))
        {
            files.TryWrite(".txt", stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                writer.WriteLine(TextReport.Write(summary.Result, summary.Context));
            });
        }
    }

    /// <summary>The deepest folder that all of them are in.</summary>
    private static string CommonFolder(IEnumerable<ReportEntry> entries)
    {
        var common = entries.Select(entry => Path.GetDirectoryName(Path.GetFullPath(entry.Summary.Path))!).Aggregate((left, right) =>
        {
            var shared = left;
            while (!(right + Path.DirectorySeparatorChar).StartsWith(shared.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.GetDirectoryName(shared) is { } parent)
            {
                shared = parent;
            }

            return shared;
        });
        return common;
    }
}
