namespace PerfTest.Reporting;

/// <summary>A table that scripts can sort; without them it stays in the order in which it was written.</summary>
/// <param name="id">Of its element: what a reader has sorted stays sorted when the section is drawn again.</param>
/// <param name="caption">What it is, for those who do not see where it stands.</param>
/// <param name="columns">The first one names the rows.</param>
internal sealed class HtmlTable(string id, string caption, params HtmlColumn[] columns)
{
    private readonly MarkupBuilder _rows = new();

    public bool IsEmpty => _rows.IsEmpty;

    /// <param name="cells">One for each column.</param>
    public HtmlTable Add(params HtmlCell[] cells) => Add(null, cells);

    /// <param name="style">A class of the row: <c>bad</c>.</param>
    /// <param name="cells">One for each column.</param>
    public HtmlTable Add(string? style, HtmlCell[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length);
        _rows.Add(style is null ? Markup.Of($"<tr>") : Markup.Of($"<tr class=\"{style}\">"));
        for (var i = 0; i < cells.Length; i++)
        {
            var kind = columns[i].IsNumber ? Markup.Of($" class=\"n\"") : Markup.Empty;
            var value = cells[i].Value is { } number ? Markup.Of($" data-v=\"{number:R}\"") : Markup.Empty;
            _rows.Add(i == 0 ? Markup.Of($"<th scope=\"row\"{kind}{value}>{cells[i].Shown}</th>") : Markup.Of($"<td{kind}{value}>{cells[i].Shown}</td>"));
        }

        _rows.Add($"</tr>");
        return this;
    }

    public Markup ToMarkup()
    {
        var html = new MarkupBuilder();
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table id=\"{id}\" class=\"data\"><caption class=\"hidden\">{caption}</caption><thead><tr>");
        foreach (var column in columns)
        {
            var kind = column.IsNumber ? "n" : "w";
            var sort = column.IsSortable ? Markup.Of($" data-sort=\"{(column.IsNumber ? "number" : "text")}\"") : Markup.Empty;
            var hint = column.Hint is { } text ? Markup.Of($" title=\"{text}\"") : Markup.Empty;
            html.Add($"<th scope=\"col\" class=\"{kind}\"{sort}{hint}>{column.Title}</th>");
        }

        return html.Add($"</tr></thead><tbody>{_rows.ToMarkup()}</tbody></table></div>").ToMarkup();
    }
}
