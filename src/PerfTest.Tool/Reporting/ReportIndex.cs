using System.Net;
using System.Text;
using PerfTest.Judging;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary>A page that names all load tests with their verdicts and leads to their reports: failed ones first.</summary>
internal static class ReportIndex
{
    /// <param name="folder">Where it goes.</param>
    /// <param name="entries">What it names.</param>
    /// <returns>The absolute path of the page.</returns>
    public static string Write(string folder, IReadOnlyList<ReportEntry> entries)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "index.html");
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            writer.Write(Compose(folder, entries));
        });
        return path;
    }

    public static string Compose(string folder, IReadOnlyList<ReportEntry> entries)
    {
        var failed = entries.Count(entry => !Passed(entry));
        var title = failed == 0 ? $"✓ {Figures.Counted(entries.Count, "load test")} passed" : $"✗ {failed} of {Figures.Counted(entries.Count, "load test")} did not pass";
        var rows = new StringBuilder();
        foreach (var entry in entries.OrderBy(Passed).ThenBy(entry => entry.Summary.Result.Name, StringComparer.Ordinal).ThenBy(entry => entry.Summary.Result.StartedAt))
        {
            var result = entry.Summary.Result;
            var verdict = entry.Summary.IsPartial ? "unfinished" : result.Verdict.ToString();
            var links = entry.Files.Prepend(entry.Summary.Path).Select(file => $"<a href=\"{Link(folder, file)}\">{Text(Path.GetExtension(file).TrimStart('.'))}</a>");
            rows.Append($"""
                <tr><td>{(Passed(entry) ? "✓" : "✗")} {Text(verdict)}</td><th scope="row">{Text(result.Name)}</th><td>{result.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z</td><td class="n">{Text(Figures.Span(result.Duration))}</td><td>{Text(result.Summary)}</td><td>{string.Join(" ", links)}</td></tr>

                """);
        }

        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}}</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: left; vertical-align: top; }
            th[scope=row] { font-weight: 600; overflow-wrap: anywhere; }
            .n { text-align: right; white-space: nowrap; }
            </style>
            </head>
            <body>
            <h1>{{title}}</h1>
            <table>
            <thead><tr><th scope="col">verdict</th><th scope="col">test</th><th scope="col">started</th><th scope="col" class="n">ran</th><th scope="col">in a sentence</th><th scope="col">reports</th></tr></thead>
            <tbody>
            {{rows}}</tbody>
            </table>
            </body>
            </html>

            """;
    }

    private static bool Passed(ReportEntry entry) => entry.Summary.Result.Passed && !entry.Summary.IsPartial;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Link(string folder, string file) =>
        Text(string.Join('/', Path.GetRelativePath(folder, Path.GetFullPath(file)).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)));
}
