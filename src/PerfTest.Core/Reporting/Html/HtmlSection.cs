namespace PerfTest.Reporting;

/// <summary>A part of the report that can be drawn by itself, in a finished report or again and again while a run goes.</summary>
/// <param name="Id">Of its element, and in the report's links: <c>thresholds</c>.</param>
/// <param name="Title">Its heading, and its name among the links.</param>
/// <param name="Body">What is below the heading; empty where there is nothing to say.</param>
internal sealed record HtmlSection(string Id, string Title, Func<HtmlView, Markup> Body)
{
    /// <summary>The element with its heading; empty where there is nothing to say: a report leaves such sections out.</summary>
    public Markup Render(HtmlView view)
    {
        var body = Body(view);
        return body.IsEmpty ? Markup.Empty : Markup.Of($"<section id=\"{Id}\" aria-labelledby=\"{Id}-h\"><h2 id=\"{Id}-h\">{Title}</h2>{body}</section>");
    }
}
