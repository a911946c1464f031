using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>All kinds of output that there are. A new one is a type that derives from <see cref="ResultOutput"/>, and a line here.</summary>
internal static class OutputKinds
{
    /// <summary>Written whatever is asked for: what a killed process leaves, and what all other reports can be made of.</summary>
    public static OutputKind Json { get; } = new("json", static run => new JsonOutput(run));

    /// <summary>The report for people.</summary>
    public static OutputKind Html { get; } = new("html", static run => new HtmlOutput(run));

    /// <summary>Written by default where a CI server shows it.</summary>
    public static OutputKind Markdown { get; } = new("markdown", static run => new MarkdownOutput(run));

    /// <summary>In the order in which they are finished. Each is told of the files and warnings of those before it: what only holds numbers comes first, what people read last.</summary>
    public static ImmutableArray<OutputKind> All { get; } =
    [
        OfSamples("csv", static _ => new CsvFormat()),
        OfSamples("csv.gz", static _ => new CsvFormat()),
        OfSamples("ndjson", static run => new NdjsonFormat(run.Plan)),
        OfSamples("ndjson.gz", static run => new NdjsonFormat(run.Plan)),
        new("hlog", static run => new HlogOutput(run)),
        new("hgrm", static run => new HgrmOutput(run)),
        new("junit", static run => new JUnitOutput(run)),
        Json,
        Markdown,
        Html,
    ];

    /// <summary>What is written where nothing is asked for.</summary>
    /// <param name="environment">Finds an environment variable, of the CI server that this runs on.</param>
    public static ImmutableArray<OutputKind> Default(Func<string, string?> environment) => MarkdownOutput.IsShown(environment) ? [Json, Markdown, Html] : [Json, Html];

    private static OutputKind OfSamples(string name, Func<OutputRun, ISampleFormat> format) =>
        new(name, run => new SampleOutput(run, "." + name, format(run)), WantsSamples: true);
}
