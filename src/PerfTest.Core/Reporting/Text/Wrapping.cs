namespace PerfTest.Reporting;

/// <summary>Sentences in lines of limited width.</summary>
internal static class Wrapping
{
    /// <summary>Breaks at spaces; a word that is longer than a line stays whole, so that paths and commands can be copied.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
