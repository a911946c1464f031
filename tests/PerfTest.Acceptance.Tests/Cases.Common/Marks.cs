using System.Globalization;

namespace Cases;

/// <summary>What a case wants to be asked about after the run: a file per name, a line per event.</summary>
internal static class Marks
{
    private static readonly Lock Writing = new();

    public static void Add(string name, string line)
    {
        lock (Writing)
        {
            File.AppendAllText(Path.Combine(Environment.GetEnvironmentVariable("ACCEPTANCE_MARKS")!, $"{name}.txt"), line + Environment.NewLine);
        }
    }

    public static void AddTime(string name, string line) =>
        Add(name, string.Create(CultureInfo.InvariantCulture, $"{System.Diagnostics.Stopwatch.GetTimestamp()} {line}"));
}
