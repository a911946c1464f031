namespace PerfTest.Tool;

/// <summary>A figure of two runs.</summary>
internal sealed record ComparedFigure
{
    /// <summary>Of what: <c>http_req_duration</c>, <c>GET /products</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Which figure: <c>p95</c>, <c>rate</c>, <c>failed</c>.</summary>
    public required string Stat { get; init; }

    /// <summary>How it is shown.</summary>
    public required Func<double, string> Show { get; init; }

    /// <summary>Of the first run; infinite: not reached; null: it has none.</summary>
    public double? Before { get; init; }

    /// <summary>Of the second run.</summary>
    public double? After { get; init; }

    /// <summary>Null: not known.</summary>
    public Interval? BeforeInterval { get; init; }

    public Interval? AfterInterval { get; init; }

    /// <summary>More of it is better: a rate.</summary>
    public bool MoreIsBetter { get; init; }

    /// <summary>The change in parts of the first run's figure: 0.1 is 10 % more. Null where there is none to compare with.</summary>
    public double? Change => (Before, After) switch
    {
        (null, _) or (_, null) => null,
        var (before, after) when before == after => 0,
        (0, _) => double.PositiveInfinity,
        (double.PositiveInfinity, _) => -1,
        var (before, after) => (after - before) / before,
    };

    /// <summary>The 99 % intervals of the two do not overlap. Null: not known.</summary>
    public bool? IsMoreThanNoise => BeforeInterval is { } before && AfterInterval is { } after ? !before.Overlaps(after) : null;

    public bool IsWorse => Change is { } change && (MoreIsBetter ? change < 0 : change > 0);
}
