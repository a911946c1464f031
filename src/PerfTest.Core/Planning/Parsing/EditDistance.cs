namespace PerfTest.Planning;

/// <summary>How many single-character insertions, deletions and substitutions lie between two words (Levenshtein 1965).</summary>
internal static class EditDistance
{
    /// <summary>The candidate nearest to <paramref name="word"/>, the first of equals, if no further away than <paramref name="most"/>; else null.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates, int most = 2)
    {
        string? nearest = null;
        int best = most + 1;
        foreach (string candidate in candidates)
        {
            int distance = Between(word, candidate, best);
            if (distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>The distance, or some number that is at least <paramref name="enough"/> where the distance is.</summary>
    public static int Between(string a, string b, int enough = int.MaxValue)
    {
        if (Math.Abs(a.Length - b.Length) >= enough)
        {
            return enough;
        }

        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
                least = Math.Min(least, row[j]);
            }

            if (least >= enough)
            {
                return enough;
            }
        }

        return row[b.Length];
    }
}
