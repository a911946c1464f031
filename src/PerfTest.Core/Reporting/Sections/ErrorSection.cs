using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>What went wrong, alike errors together, most frequent first; with the first stack of each.</summary>
internal static class ErrorSection
{
    private const int Most = 10;
    private const int WithStack = 5;
    private const int MessageLines = 6;
    private const int BodyWidth = 96;

    public static IEnumerable<string> Lines(LoadResult result)
    {
        if (result.Errors.Count == 0)
        {
            yield break;
        }

        yield return "ERRORS";
        foreach (var (error, i) in result.Errors.Take(Most).Select((error, i) => (error, i)))
        {
            var scenario = result.Scenarios.Count > 1 && error.Scenario.Length > 0 ? $" in {error.Scenario}" : "";
            var when = error.Count == 1 ? $"at {Figures.Moment(error.First)}" : $"from {Figures.Moment(error.First)} to {Figures.Moment(error.Last)}";
            yield return $"  {Figures.Count(error.Count)} × {error.Type}{scenario}, {when}";
            foreach (var line in Message(error.Message))
            {
                yield return $"      {line}";
            }

            if (error.Body is { } body)
            {
                foreach (var line in Body(body))
                {
                    yield return $"        {line}";
                }
            }

            if (i < WithStack && error.Stack is { } stack)
            {
                foreach (var line in StackText.Lines(stack))
                {
                    yield return $"        {line}";
                }
            }
        }

        if (result.Errors.Count > Most)
        {
            var rest = result.Errors.Skip(Most).ToList();
            yield return $"  and {Figures.Count(rest.Sum(error => error.Count))} more of {Figures.Counted(rest.Count, "other kind")}: see the JSON file";
        }
    }

    /// <summary>In lines of equal length: JSON has few spaces at which it could be broken.</summary>
    private static IEnumerable<string> Body(string body) =>
        string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Chunk(BodyWidth).Select((line, i) => (i == 0 ? "body: " : "      ") + new string(line));

    private static List<string> Message(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        return lines.Count <= MessageLines ? lines : [.. lines.Take(MessageLines - 1), "…"];
    }
}
