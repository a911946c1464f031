using System.Collections.Concurrent;

namespace PerfTest.Measuring;

/// <summary>
/// Gives each request the name under which its endpoint is measured. Without knowledge of the target's routes that is the folded path; a subclass that knows
/// the routes answers with their templates. Names are interned: equal names are the same object. Safe for many threads; a name seen before allocates nothing.
/// </summary>
internal class EndpointNamer
{
    /// <summary>How many different names one client may bring into the metrics.</summary>
    internal const int MaxNames = 500;

    private readonly PathCache _paths = new();
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _namesBySpan;
    private int _count;

    public EndpointNamer()
    {
        _namesBySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string NameOf(HttpMethod method, Uri uri)
    {
        var path = PathOf(uri.OriginalString);
        if (_paths.TryGet(method, path, out var name))
            return name;
        name = Resolve(method, uri);
        _paths.Set(method, path, name);
        return name;
    }

    /// <summary>The one object for this name, or <see cref="TagNames.Other"/> if it is new and there are <see cref="MaxNames"/> already.</summary>
    public string Intern(ReadOnlySpan<char> name)
    {
        if (_namesBySpan.TryGetValue(name, out var known))
            return known;
        if (Interlocked.Increment(ref _count) <= MaxNames)
        {
            var added = name.ToString();
            known = _names.GetOrAdd(added, added);
            if (ReferenceEquals(known, added))
                return added;
        }
        Interlocked.Decrement(ref _count);
        return known ?? TagNames.Other;
    }

    /// <param name="method">The request's method.</param>
    /// <param name="uri">Absolute.</param>
    /// <returns>The template of the route that serves such a request, or null where none is known.</returns>
    protected virtual string? TemplateOf(HttpMethod method, Uri uri) => null;

    private string Resolve(HttpMethod method, Uri uri)
    {
        if (!uri.IsAbsoluteUri)
            return Folded(PathOf(uri.OriginalString));
        return TemplateOf(method, uri) is { } template ? Intern(template) : Folded(uri.AbsolutePath);
    }

    private string Folded(ReadOnlySpan<char> path)
    {
        Span<char> name = stackalloc char[PathFolding.MaxLength];
        return Intern(name[..PathFolding.Fold(path, name)]);
    }

    /// <summary>The path as it was written, without the allocations of <see cref="Uri.AbsolutePath"/>.</summary>
    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> uri)
    {
        var scheme = uri.IndexOf("://");
        if (scheme >= 0 && !uri[..scheme].ContainsAny('/', '?', '#'))
        {
            uri = uri[(scheme + 3)..];
            var authority = uri.IndexOfAny('/', '?', '#');
            uri = authority < 0 ? default : uri[authority..];
        }
        var end = uri.IndexOfAny('?', '#');
        return end < 0 ? uri : uri[..end];
    }
}
