namespace PerfTest.Reporting;

/// <summary>The command that runs just this test again.</summary>
internal static class HtmlRerun
{
    public static Markup Body(HtmlView view) => view.Context.RerunCommand is { } command
        ? Markup.Of($"<pre class=\"command\" data-copy>{command}</pre>")
        : Markup.Empty;
}
