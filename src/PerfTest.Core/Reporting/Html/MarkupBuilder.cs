using System.Runtime.CompilerServices;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>Markup, piece by piece.</summary>
internal sealed class MarkupBuilder
{
    internal StringBuilder Html { get; } = new();

    public bool IsEmpty => Html.Length == 0;

    /// <inheritdoc cref="Markup.Of"/>
    public MarkupBuilder Add([InterpolatedStringHandlerArgument("")] ref MarkupHandler markup)
    {
        _ = markup;
        return this;
    }

    public MarkupBuilder Add(Markup markup)
    {
        Html.Append(markup.Html);
        return this;
    }

    public Markup ToMarkup() => new(Html.ToString());
}
