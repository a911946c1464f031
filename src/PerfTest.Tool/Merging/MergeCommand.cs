using System.CommandLine;
using PerfTest.Measuring;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary><c>perftest merge A.json B.json …</c></summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("summaries") { Description = "The JSON summaries of all segments of one run, or folders with them.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--output", "-o") { Description = "The file that the merged summary is written to. Default: NAME.merged.json in the current folder.", HelpName = "FILE" };
        var allowMissing = new Option<bool>("--allow-missing") { Description = "Merge although segments are missing. The verdict is then 'not delivered', and never a pass." };
        var command = new Command(
            "merge",
            "Makes one result of the segments of a run that several machines sent (PERFTEST_SEGMENT, PERFTEST_SEGMENT_SEQUENCE), and judges it: percentiles are those of the merged histograms, counts are sums. "
            + $"Refuses what is no part of one run. {ExitCodes.Help}")
        {
            files,
            target,
            allowMissing,
        };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var catalog = new MetricCatalog();
            var parts = SummaryFiles.Read(parsed.GetValue(files)!, catalog);
            if (Segments.Mistakes(parts, parsed.GetValue(allowMissing)) is { Count: > 0 } mistakes)
            {
                foreach (var mistake in mistakes)
                {
                    error.WriteLine(mistake);
                }

                return ExitCodes.BadInput;
            }

            var merged = Segments.Merge(parts, catalog);
            var path = Path.GetFullPath(parsed.GetValue(target) ?? $"{SafeFileName.Of(merged.Name)}.merged{JsonSummary.Suffix}");
            var context = parts[0].Context;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, stream => JsonSummary.Write(stream, merged, context));
            output.WriteLine(TextReport.Write(merged.WithOutputs([path], [], strict: false), context));
            return merged.Passed ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }
}
