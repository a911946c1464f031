namespace PerfTest.Reporting;

/// <summary>Names with their values, as a list.</summary>
internal static class HtmlFacts
{
    public static Markup Of(IEnumerable<(string Name, string Value)> facts)
    {
        var list = Markup.Join(facts.Select(fact => Markup.Of($"<div><dt>{fact.Name}</dt><dd><bdi>{fact.Value}</bdi></dd></div>")));
        return list.IsEmpty ? list : Markup.Of($"<dl class=\"facts-list\">{list}</dl>");
    }
}
