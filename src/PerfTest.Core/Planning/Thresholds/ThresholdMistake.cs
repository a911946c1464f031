using System.Globalization;

namespace PerfTest.Planning;

/// <summary>What is wrong with a threshold, and where.</summary>
internal sealed class ThresholdMistake
{
    private const int LongestShown = 100;

    /// <param name="source">The threshold as written.</param>
    /// <param name="position">0-based; the length of the source where something is missing at its end.</param>
    /// <param name="problem">What is wrong, without a full stop; it may end with a question.</param>
    /// <param name="allowed">What is allowed there, without a full stop.</param>
    public ThresholdMistake(string source, int position, string problem, string allowed)
    {
        Source = source;
        Position = position;
        Problem = problem;
        Allowed = allowed;
    }

    public string Source { get; }

    public int Position { get; }

    public string Problem { get; }

    public string Allowed { get; }

    /// <summary>The whole message: what is wrong, the threshold, a caret under the position, what is allowed there.</summary>
    public override string ToString()
    {
        (string shown, int caret) = Window();
        return string.Format(
            CultureInfo.InvariantCulture,
            "The threshold \"{0}\" is wrong: {1}\n    {0}\n    {2}^\n    Allowed here: {3}.",
            shown,
            Problem[Problem.Length - 1] == '?' ? Problem : Problem + ".",
            new string(' ', caret),
            Allowed);
    }

    // At most 100 characters around the position, on one line, so that the caret stands below what it means.
    private (string Shown, int Caret) Window()
    {
        int start = Math.Max(0, Math.Min(Position - (LongestShown / 2), Source.Length - LongestShown));
        int end = Math.Min(Source.Length, start + LongestShown);
        char[] characters = Source.Substring(start, end - start).ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (char.IsControl(characters[i]))
            {
                characters[i] = ' ';
            }
        }

        string shown = (start > 0 ? "…" : "") + new string(characters) + (end < Source.Length ? "…" : "");
        return (shown, Position - start + (start > 0 ? 1 : 0));
    }
}
