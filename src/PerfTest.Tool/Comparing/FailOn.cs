using System.Globalization;
using System.Text.RegularExpressions;
using PerfTest.Planning;

namespace PerfTest.Tool;

/// <summary>
/// A change that is not accepted: <c>p95&gt;10%</c> (the headline latency's p95 has become more than 10 % larger), <c>GET /products p99&gt;5%</c>, <c>rate&lt;-5%</c>
/// (there is more than 5 % less). It is broken only by what is more than noise.
/// </summary>
internal sealed partial record FailOn
{
    /// <summary>As it was written.</summary>
    public required string Source { get; init; }

    /// <summary>What <see cref="ComparedFigure.Subject"/> is called; null: the first that has the figure.</summary>
    public string? Subject { get; init; }

    public required string Stat { get; init; }

    /// <summary>More than the limit breaks it, else less.</summary>
    public required bool IsUpper { get; init; }

    /// <summary>0.1 is 10 %.</summary>
    public required double Limit { get; init; }

    /// <exception cref="FormatException">It is no such text: a sentence says what is allowed.</exception>
    public static FailOn Parse(string source)
    {
        var match = Grammar().Match(source);
        if (!match.Success || !double.TryParse(match.Groups["limit"].ValueSpan, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit))
        {
            throw new FormatException($"--fail-on {Written.Quote(source)} is no change: write one like \"p95>10%\", \"GET /products p99>5%\" or \"rate<-5%\"; the figures are p50, p95, p99, rate, failed and, of a search for the breaking point, held.");
        }

        var isUpper = match.Groups["operator"].ValueSpan is ">";
        return (isUpper && limit < 0) || (!isUpper && limit > 0)
            ? throw new FormatException($"--fail-on {Written.Quote(source)} would be broken where nothing has changed: behind > write a percentage of at least 0, behind < one of at most 0.")
            : new FailOn
            {
                Source = source,
                Subject = match.Groups["subject"].Value.Trim() is { Length: > 0 } subject ? subject.TrimEnd(':') : null,
                Stat = match.Groups["stat"].Value,
                IsUpper = isUpper,
                Limit = limit / 100,
            };
    }

    /// <summary>The figure that it is about.</summary>
    /// <exception cref="FormatException">There is none: a sentence says which there are.</exception>
    public ComparedFigure Find(IReadOnlyList<ComparedFigure> figures) =>
        figures.FirstOrDefault(figure => figure.Stat == Stat && (Subject is null || figure.Subject == Subject || figure.Subject.EndsWith(" " + Subject, StringComparison.Ordinal)))
        ?? throw new FormatException($"--fail-on {Written.Quote(Source)}: there is no {Stat}{(Subject is null ? "" : $" of {Written.Quote(Subject)}")} in these results; there are {string.Join(", ", figures.Select(figure => Written.Quote($"{figure.Subject} {figure.Stat}")))}.");

    /// <summary>The change is beyond the limit, and is not known to be noise.</summary>
    public bool IsBrokenBy(ComparedFigure figure) =>
        figure is { Change: { } change, IsMoreThanNoise: not false } && (IsUpper ? change > Limit : change < Limit);

    [GeneratedRegex(@"^\s*(?<subject>\S.*?\s)?\s*(?<stat>p50|p95|p99|rate|failed|held)\s*(?<operator>[<>])\s*(?<limit>[-+]?\d+(\.\d+)?)\s*%\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
