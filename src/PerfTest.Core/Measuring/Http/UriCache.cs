using System.Buffers;

namespace PerfTest.Measuring;

/// <summary>
/// Gives equal addresses the same object. An <see cref="Uri"/> finds out its parts when it is first asked for them, and keeps them: each request makes a new one, which
/// whoever sends it would take apart again. Bounded: a new address takes the place of an older one with the same hash. Lock-free; a hit allocates nothing.
/// </summary>
internal static class UriCache
{
    /// <summary>About 0.5 MB when full.</summary>
    private const int Capacity = 1024;

    /// <summary>Without these an address means the same whatever options it was made with.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?&=+,;");

    private static readonly Uri?[] Known = new Uri?[Capacity];

    /// <summary>An equal address that was seen before, or this one.</summary>
    /// <param name="address">A request's.</param>
    /// <param name="latest">What the caller had from here last: mostly the same again. Null: nothing yet.</param>
    public static Uri Same(Uri address, ref Uri? latest)
    {
        var text = address.OriginalString;
        if (latest is { } same && text == same.OriginalString)
        {
            return same;
        }

        ref var place = ref Known[text.GetHashCode(StringComparison.Ordinal) & (Capacity - 1)];
        if (Volatile.Read(ref place) is { } known && known.OriginalString == text)
        {
            return latest = known;
        }

        if (!IsPlain(text))
        {
            return address;
        }

        Volatile.Write(ref place, address);
        return latest = address;
    }

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Plain) && !text.Contains("/.", StringComparison.Ordinal);
}
