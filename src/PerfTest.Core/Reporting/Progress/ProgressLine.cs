using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>One line of a running load test, at most 100 columns.</summary>
internal static class ProgressLine
{
    public const int Width = 100;

    /// <summary><c>Products_are_listed 0:42/5:00  100 VUs  98.5 it/s  1,234 req/s  p95 121 ms  3 failed  12 dropped</c></summary>
    public static string Format(ProgressNumbers numbers)
    {
        var rest = " " + string.Join("  ", Parts(numbers));
        return Ellipsis.Middle(Ellipsis.OneLine(numbers.Test), Math.Max(8, Width - rest.Length)) + rest;
    }

    private static IEnumerable<string> Parts(ProgressNumbers numbers)
    {
        yield return numbers.Elapsed < TimeSpan.Zero
            ? $"warm-up {Figures.Moment(-numbers.Elapsed)}"
            : $"{Figures.Moment(numbers.Elapsed)}/{Figures.Moment(numbers.Planned)}";
        yield return numbers.IsDone ? "done" : Figures.Counted(numbers.Vus, "VU");
        yield return $"{Figures.Number(numbers.IterationsPerSecond)} it/s";
        if (numbers.RequestsPerSecond is { } requests)
        {
            yield return $"{Figures.Number(requests)} req/s";
        }

        if (numbers.P95 is { } p95)
        {
            yield return double.IsInfinity(p95) ? "p95 not reached" : $"p95 {Figures.Time(p95)}";
        }

        yield return $"{Figures.Count(numbers.Failed)} failed";
        if (numbers.Dropped > 0)
        {
            yield return $"{Figures.Count(numbers.Dropped)} dropped";
        }

        foreach (string note in numbers.Notes)
        {
            yield return note;
        }
    }
}
