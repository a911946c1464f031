using System.Collections.Immutable;
using System.Text;

namespace PerfTest.Planning;

/// <summary>Members of the newest .NET that the linked planning sources call and .NET Standard 2.0 does not have.</summary>
internal static class NewerMembers
{
    extension(char)
    {
        public static bool IsAsciiDigit(char c) => c is >= '0' and <= '9';

        public static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

        public static bool IsAsciiLetterOrDigit(char c) => char.IsAsciiLetter(c) || char.IsAsciiDigit(c);
    }

    extension(string)
    {
        public static string Concat(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => first.ToString() + second.ToString();

        public static string Join(char separator, string[] parts) => string.Join(separator.ToString(), parts);

        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);
    }

    extension(string text)
    {
        public string[] Split(char separator, StringSplitOptions options) => text.Split([separator], options);

        public bool Contains(char c, StringComparison comparison) => text.IndexOf(c.ToString(), comparison) >= 0;

        public int IndexOf(char c, StringComparison comparison) => text.IndexOf(c.ToString(), comparison);

        // Only ever ordinal, which is what the old overload does.
        public string Replace(string old, string replacement, StringComparison _) => text.Replace(old, replacement);
    }

    extension(ReadOnlySpan<char> text)
    {
        public bool ContainsAnyExceptInRange(char least, char most)
        {
            foreach (char c in text)
            {
                if (c < least || c > most)
                {
                    return true;
                }
            }

            return false;
        }
    }

    extension(long)
    {
        public static long Parse(ReadOnlySpan<char> digits, IFormatProvider provider) => long.Parse(digits.ToString(), provider);
    }

    extension(StringBuilder builder)
    {
        public StringBuilder Append(IFormatProvider provider, FormattableString text) => builder.Append(text.ToString(provider));
    }

    extension(Enum)
    {
        public static T[] GetValues<T>() where T : struct, Enum => (T[])Enum.GetValues(typeof(T));

        public static bool IsDefined<T>(T value) where T : struct, Enum => Enum.IsDefined(typeof(T), value);
    }

    extension(Math)
    {
        public static int Clamp(int value, int least, int most) => Math.Min(Math.Max(value, least), most);

        public static (long Quotient, long Remainder) DivRem(long left, long right) => (left / right, left % right);
    }

    extension(TimeSpan)
    {
        public static long TicksPerMicrosecond => 10;

        public static TimeSpan operator /(TimeSpan time, double divisor) => new((long)Math.Round(time.Ticks / divisor));
    }

    extension(ArgumentOutOfRangeException)
    {
        public static void ThrowIfNegative(long value)
        {
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }
        }

        public static void ThrowIfLessThan(long value, long least)
        {
            if (value < least)
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }
        }
    }

    extension(ArgumentException)
    {
        public static void ThrowIfNullOrEmpty(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                throw new ArgumentException("A text is empty.", nameof(text));
            }
        }
    }

    extension<TFirst>(IEnumerable<TFirst> first)
    {
        public IEnumerable<(TFirst First, TSecond Second)> Zip<TSecond>(IEnumerable<TSecond> second) => first.Zip(second, (one, other) => (one, other));
    }

    extension(IReadOnlyDictionary<string, string> dictionary)
    {
        public string? GetValueOrDefault(string key) => dictionary.TryGetValue(key, out string? value) ? value : null;

        public string GetValueOrDefault(string key, string missing) => dictionary.TryGetValue(key, out string? value) ? value : missing;
    }

    extension(ImmutableSortedDictionary<string, string>.Builder builder)
    {
        public bool TryAdd(string key, string value)
        {
            if (builder.ContainsKey(key))
            {
                return false;
            }

            builder.Add(key, value);
            return true;
        }
    }
}
