namespace PerfTest.Planning;

/// <summary>As much of .NET's own as planning needs.</summary>
internal interface IReadOnlySet<T> : IReadOnlyCollection<T>
{
    bool Contains(T item);
}

/// <summary>The set of .NET Standard, which is no <see cref="IReadOnlySet{T}"/> there.</summary>
internal sealed class HashSet<T> : System.Collections.Generic.HashSet<T>, IReadOnlySet<T>
{
    public HashSet()
    {
    }

    public HashSet(IEqualityComparer<T> comparer)
        : base(comparer)
    {
    }

    public HashSet(IEnumerable<T> items, IEqualityComparer<T> comparer)
        : base(items, comparer)
    {
    }
}
