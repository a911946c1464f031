using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>A whole document with the report's style and script in it: nothing is asked of any network.</summary>
internal static class HtmlPage
{
    /// <summary>The style sheet.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>
    /// Sorting, cursors, copying. It gives pages of their own the object <c>perfTestReport</c>: <c>enhance(element)</c> for what was put in later, and
    /// <c>swap(element, html)</c>, which keeps what the reader has opened, sorted and focused.
    /// </summary>
    public static string Script { get; } = Read("report.js");

    /// <param name="title">Of the window; encoded here.</param>
    /// <param name="body">All that is seen.</param>
    /// <param name="options">What a page of one's own adds.</param>
    public static string Compose(string title, Markup body, HtmlPageOptions? options = null)
    {
        var (style, script) = (Style + options?.Style, Script + options?.Script);
        var policy = $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; img-src data:; connect-src {(options?.ConnectsToItself == true ? "'self'" : "'none'")}; base-uri 'none'; form-action 'none'";
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{new Markup(policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="PerfTest">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>{new Markup(style)}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            {Patterns}
            {body}
            <script>{new Markup(script)}</script>
            </body>
            </html>

            """).Html;
    }

    /// <summary>Fills that can be told apart without colour.</summary>
    private static Markup Patterns => Markup.Of($"""
        <svg class="hidden" width="0" height="0" aria-hidden="true"><defs>
        <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pf" width="7" height="7"/><path class="ps" d="M0 0V7"/></pattern>
        <pattern id="cross" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pf" width="7" height="7"/><path class="ps" d="M0 0V7M0 0H7"/></pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pf" width="6" height="6"/><path class="ps" d="M1 1h2"/></pattern>
        </defs></svg>
        """);

    private static string HashOf(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource '{name}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
