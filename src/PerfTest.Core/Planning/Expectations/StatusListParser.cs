using System.Globalization;

namespace PerfTest.Planning;

/// <summary>HTTP statuses in one line: <c>200-299,404</c>.</summary>
/// <remarks>No string makes it throw.</remarks>
internal static class StatusListParser
{
    /// <summary>What is allowed, as the end of a message.</summary>
    public const string Allowed = "Write statuses and ranges of them from 100 to 599 with commas between them, such as \"200-299,404\".";

    public static Parsed<ExpectedStatuses> Parse(string? text)
    {
        if (text is null || text.Trim().Length == 0)
        {
            return Wrong(text, "it is empty");
        }

        var ranges = new List<(int First, int Last)>();
        foreach (string part in text.Split(','))
        {
            string? problem = Read(part.Trim(), out (int First, int Last) range);
            if (problem is not null)
            {
                return Wrong(text, problem);
            }

            ranges.Add(range);
        }

        return Parsed<ExpectedStatuses>.Ok(new ExpectedStatuses(text.Trim(), ranges));
    }

    private static Parsed<ExpectedStatuses> Wrong(string? text, string problem) =>
        Parsed<ExpectedStatuses>.Wrong($"{Written.Quote(text)} is not a list of statuses: {problem}. {Allowed}");

    private static string? Read(string part, out (int First, int Last) range)
    {
        range = default;
        if (part.Length == 0)
        {
            return "there is nothing between two commas, or behind the last one";
        }

        string[] ends = part.Split('-');
        if (ends.Length > 2)
        {
            return $"{Written.Quote(part)} is neither a status nor a range";
        }

        string? problem = ReadStatus(ends[0].Trim(), out int first);
        int last = first;
        if (problem is null && ends.Length == 2)
        {
            problem = ReadStatus(ends[1].Trim(), out last);
        }

        if (problem is null && last < first)
        {
            problem = $"the range {Written.Quote(part)} ends before it begins";
        }

        range = (first, last);
        return problem;
    }

    private static string? ReadStatus(string text, out int status)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out status);
        return isNumber && status is >= ExpectedStatuses.Least and <= ExpectedStatuses.Most ? null : $"{Written.Quote(text)} is not a status from 100 to 599";
    }
}
