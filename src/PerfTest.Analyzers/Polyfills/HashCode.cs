namespace PerfTest.Planning;

/// <summary>As much of .NET's own as planning needs.</summary>
internal struct HashCode
{
    private int _hash;

    public static int Combine<T1, T2>(T1 first, T2 second)
    {
        var hash = new HashCode();
        hash.Add(first);
        hash.Add(second);
        return hash.ToHashCode();
    }

    public void Add<T>(T value) => _hash = unchecked((_hash * 397) ^ (value?.GetHashCode() ?? 0));

    public readonly int ToHashCode() => _hash;
}
