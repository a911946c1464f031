using System.Buffers;

namespace PerfTest.Measuring;

/// <summary>
/// Turns the path of a request into the name of its endpoint by folding what varies: a number, date or time becomes <c>{n}</c>; a GUID, a long hexadecimal
/// number or a long token becomes <c>{id}</c>; of <c>order-1234.pdf</c> only the number is folded. Version segments (<c>v1</c>, <c>v2.0</c>) and words stay.
/// </summary>
internal static class PathFolding
{
    /// <summary>A name is not longer than this; the rest of a longer one is <c>…</c>.</summary>
    internal const int MaxLength = 256;

    private const int LongHex = 12;
    private const int LongToken = 20;

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789-+.,:TZ_");
    private static readonly SearchValues<char> HexCharacters = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_~%=");

    /// <param name="path">With or without the leading slash, without a query.</param>
    /// <param name="name">Where the name is written; at least <see cref="MaxLength"/> characters.</param>
    /// <returns>How long the name is.</returns>
    public static int Fold(ReadOnlySpan<char> path, Span<char> name)
    {
        var writer = new NameWriter(name[..MaxLength]);
        if (path.IsEmpty)
            writer.Write("/");
        while (!path.IsEmpty)
        {
            if (path[0] == '/')
            {
                writer.Write("/");
                path = path[1..];
                continue;
            }
            var end = path.IndexOf('/');
            var segment = end < 0 ? path : path[..end];
            FoldSegment(segment, ref writer);
            path = path[segment.Length..];
        }
        return writer.Length;
    }

    private static void FoldSegment(ReadOnlySpan<char> segment, ref NameWriter writer)
    {
        if (IsVersion(segment) || !segment.ContainsAnyInRange('0', '9') && segment.Length < LongToken)
            writer.Write(segment);
        else if (IsNumberOrDate(segment))
            writer.Write("{n}");
        else if (IsToken(segment))
            writer.Write("{id}");
        else
            FoldParts(segment, ref writer);
    }

    private static void FoldParts(ReadOnlySpan<char> segment, ref NameWriter writer)
    {
        while (!segment.IsEmpty)
        {
            var length = 0;
            while (length < segment.Length && char.IsAsciiLetterOrDigit(segment[length]))
                length++;
            if (length == 0)
            {
                writer.Write(segment[..1]);
                segment = segment[1..];
                continue;
            }
            var part = segment[..length];
            if (!part.ContainsAnyExceptInRange('0', '9'))
                writer.Write("{n}");
            else if (IsToken(part))
                writer.Write("{id}");
            else
                writer.Write(part);
            segment = segment[length..];
        }
    }

    private static bool IsVersion(ReadOnlySpan<char> segment) =>
        segment.Length >= 2 && segment[0] is 'v' or 'V' && segment[1..].IndexOfAnyExcept(VersionCharacters) < 0 && segment.Length < LongToken;

    /// <summary>42, -1, 3.14, 2026-11-20, 2026-11-20T14:38:00Z, 14:38</summary>
    private static bool IsNumberOrDate(ReadOnlySpan<char> segment)
    {
        if (segment.ContainsAnyExcept(DateCharacters) || !(char.IsAsciiDigit(segment[0]) || segment[0] is '-' or '+'))
            return false;
        return segment.ContainsAnyInRange('0', '9');
    }

    private static bool IsToken(ReadOnlySpan<char> text)
    {
        if (Guid.TryParse(text, out _))
            return true;
        if (!text.ContainsAnyInRange('0', '9'))
            return false;
        if (text.Length >= LongHex && !text.ContainsAnyExcept(HexCharacters))
            return true;
        return text.Length >= LongToken && text.ContainsAny(Letters) && !text.ContainsAnyExcept(TokenCharacters);
    }

    private ref struct NameWriter(Span<char> target)
    {
        private readonly Span<char> _target = target;
        private bool _full;

        public int Length { get; private set; }

        public void Write(ReadOnlySpan<char> text)
        {
            if (_full)
                return;
            var room = _target.Length - Length - 1;
            if (text.Length > room)
            {
                text[..room].CopyTo(_target[Length..]);
                _target[^1] = '…';
                Length = _target.Length;
                _full = true;
                return;
            }
            text.CopyTo(_target[Length..]);
            Length += text.Length;
        }
    }
}
