namespace PerfTest.Reporting;

/// <summary>HTML or SVG in which all foreign text has been encoded: see <see cref="MarkupBuilder"/>.</summary>
/// <param name="Html">The text of it.</param>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    public bool IsEmpty => string.IsNullOrEmpty(Html);

    /// <summary>What is written as a literal is markup; what is put into its holes is text and gets encoded, unless it is markup itself.</summary>
    public static Markup Of(ref MarkupHandler markup) => markup.ToMarkup();

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    public override string ToString() => Html ?? "";
}
