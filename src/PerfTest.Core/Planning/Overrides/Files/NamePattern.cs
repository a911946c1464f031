namespace PerfTest.Planning;

/// <summary>A name, or a pattern of names: <c>*</c> is any text, also none, <c>?</c> any one character. Upper and lower case are the same.</summary>
internal static class NamePattern
{
    /// <summary>Whether the pattern is all of the name.</summary>
    public static bool Matches(string pattern, string name)
    {
        // Where the last * began to stand for text, and how much of the name it stands for so far: on a mismatch it takes one character more.
        int star = -1;
        int taken = 0;
        int p = 0;
        int n = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                taken = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[n])))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++taken;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
