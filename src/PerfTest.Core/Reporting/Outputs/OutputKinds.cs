using System.Collections.Immutable;

namespace PerfTest.Reporting;

/// <summary>All kinds of output that there are. A new one is a type that derives from <see cref="ResultOutput"/>, and a line here.</summary>
internal static class OutputKinds
{
    /// <summary>Written whatever is asked for: what a killed process leaves, and what all other reports can be made of.</summary>
    public static OutputKind Json { get; } = new("json", static run => new JsonOutput(run));

    /// <summary>The report for people.</summary>
    public static OutputKind Html { get; } = new("html", static run => new HtmlOutput(run));

    /// <summary>In the order in which they are finished. Each is told of the files and warnings of those before it: what only holds numbers comes first, what people read last.</summary>
    public static ImmutableArray<OutputKind> All { get; } =
    [
        new("hlog", static run => new HlogOutput(run)),
        new("hgrm", static run => new HgrmOutput(run)),
        Json,
        Html,
    ];

    /// <summary>What is written where nothing is asked for.</summary>
    public static ImmutableArray<OutputKind> Default { get; } = [Json, Html];
}
