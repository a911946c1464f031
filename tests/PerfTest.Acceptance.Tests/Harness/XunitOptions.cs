namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>Filters of VSTest as options of xUnit v3's runners, which have the same options under other names.</summary>
internal sealed record XunitOptions(string Method, string Trait, string NotTrait, string Query)
{
    private const string FullName = "FullyQualifiedName";

    /// <param name="filter">Terms <c>Name=Value</c> and <c>Name!=Value</c>, joined by <c>&amp;</c>.</param>
    public IEnumerable<string> For(string filter)
    {
        var traits = new List<string>();
        foreach (var term in filter.Split('&'))
        {
            var (name, value) = Split(term);
            if (name == FullName)
            {
                yield return Method;
                yield return value;
            }
            else if (name.EndsWith('!'))
            {
                yield return NotTrait;
                yield return $"{name[..^1]}={value}";
            }
            else
            {
                traits.Add(term);
            }
        }

        // Several trait options mean "or"; a query says "and".
        if (traits.Count > 0)
        {
            yield return traits.Count == 1 ? Trait : Query;
            yield return traits.Count == 1 ? traits[0] : $"/[{string.Join('&', traits.Select(trait => $"({trait})"))}]";
        }
    }

    private static (string Name, string Value) Split(string term)
    {
        var sign = term.IndexOf('=', StringComparison.Ordinal);
        return (term[..sign], term[(sign + 1)..]);
    }
}
