namespace PerfTest.Reporting;

/// <summary>What a page adds to the report's own style and script.</summary>
internal sealed record HtmlPageOptions
{
    /// <summary>More style, behind the report's.</summary>
    public string Style { get; init; } = "";

    /// <summary>More script, behind the report's.</summary>
    public string Script { get; init; } = "";

    /// <summary>The script may ask the server that the page comes from. Default: it may ask nobody.</summary>
    public bool ConnectsToItself { get; init; }
}
