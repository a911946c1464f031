using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>What went wrong, alike errors together, most frequent first; each with its message, one body and one stack.</summary>
internal static class HtmlErrors
{
    private const int Most = 50;

    public static Markup Body(HtmlView view)
    {
        var result = view.Result;
        var html = new MarkupBuilder();
        foreach (var (error, i) in result.Errors.Take(Most).Select((error, i) => (error, i)))
        {
            var scenario = result.Scenarios.Count > 1 ? $" in {error.Scenario}" : "";
            var when = error.Count == 1 ? $"at {Figures.Moment(error.First)}" : $"from {Figures.Moment(error.First)} to {Figures.Moment(error.Last)}";
            html.Add($"<details class=\"error keep\" id=\"error-{i + 1}\"{(i == 0 ? Markup.Of($" open") : Markup.Empty)}><summary><b>{Figures.Count(error.Count)} ×</b> <code><bdi>{error.Type}</bdi></code> <bdi class=\"first\">{Ellipsis.End(Ellipsis.OneLine(error.Message), 160)}</bdi> <small>{scenario} {when}</small></summary>");
            html.Add($"<pre><bdi>{error.Message}</bdi></pre>");
            if (error.Body is { } body)
            {
                html.Add($"<h3>The beginning of one body</h3><pre><bdi>{body}</bdi></pre>");
            }

            if (error.Stack is { } stack)
            {
                html.Add($"<h3>The first stack</h3><pre><bdi>{string.Join('\n', StackText.Lines(stack))}</bdi></pre>");
            }

            html.Add($"</details>");
        }

        if (result.Errors.Count > Most)
        {
            html.Add($"<p class=\"remark\">And {Figures.Counted(result.Errors.Count - Most, "other kind")}: see the JSON file.</p>");
        }

        return html.ToMarkup();
    }
}
