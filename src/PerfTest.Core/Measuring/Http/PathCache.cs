namespace PerfTest.Measuring;

/// <summary>
/// Remembers the names of recently seen (method, path) pairs. Bounded: a new pair takes the place of an older one with the same hash. Lock-free: entries are
/// immutable and published by one reference write. A hit allocates nothing.
/// </summary>
internal sealed class PathCache
{
    /// <summary>About 0.5 MB when full of paths of 40 characters.</summary>
    internal const int Capacity = 4096;

    private readonly Entry?[] _entries = new Entry?[Capacity];

    private sealed record Entry(HttpMethod Method, string Path, string Name);

    public bool TryGet(HttpMethod method, ReadOnlySpan<char> path, out string name)
    {
        var slot = Slot(path);
        if (Matches(Volatile.Read(ref _entries[slot]), method, path, out name) || Matches(Volatile.Read(ref _entries[slot ^ 1]), method, path, out name))
            return true;
        return false;
    }

    public void Set(HttpMethod method, ReadOnlySpan<char> path, string name)
    {
        var slot = Slot(path);
        if (_entries[slot] is not null && _entries[slot ^ 1] is null)
            slot ^= 1;
        Volatile.Write(ref _entries[slot], new Entry(method, path.ToString(), name));
    }

    private static int Slot(ReadOnlySpan<char> path) => string.GetHashCode(path) & (Capacity - 1);

    private static bool Matches(Entry? entry, HttpMethod method, ReadOnlySpan<char> path, out string name)
    {
        if (entry is not null && path.SequenceEqual(entry.Path) && entry.Method == method)
        {
            name = entry.Name;
            return true;
        }
        name = "";
        return false;
    }
}
