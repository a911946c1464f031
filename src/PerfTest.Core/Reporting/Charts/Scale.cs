namespace PerfTest.Reporting;

/// <summary>Where values lie on an axis: 0 at its beginning, 1 at its end. Pure.</summary>
internal readonly record struct Scale
{
    private readonly Kind _kind;
    private readonly double _from;
    private readonly double _to;

    private Scale(Kind kind, double from, double to)
    {
        _kind = kind;
        From = from;
        To = to;
        _from = Transform(kind, from);
        _to = Transform(kind, to);
    }

    private enum Kind
    {
        Linear,
        Logarithmic,
        Percentile,
    }

    public double From { get; }

    public double To { get; }

    public bool IsLogarithmic => _kind == Kind.Logarithmic;

    public static Scale Linear(double from, double to) => new(Kind.Linear, from, to > from ? to : from + 1);

    /// <param name="from">Above 0.</param>
    /// <param name="to">Above <paramref name="from"/>.</param>
    public static Scale Logarithmic(double from, double to) => new(Kind.Logarithmic, from, to > from ? to : from * 10);

    /// <summary>Shares of 0…1 by how few are beyond: 0.9, 0.99 and 0.999 lie at equal distances, −log10(1 − p).</summary>
    /// <param name="to">Below 1.</param>
    public static Scale Percentile(double to) => new(Kind.Percentile, 0, to);

    /// <summary>0…1 within the axis; below and above it where the value is.</summary>
    public double At(double value) => (Transform(_kind, value) - _from) / (_to - _from);

    /// <summary>As <see cref="At"/>, what lies outside put onto the border.</summary>
    public double Within(double value) => double.IsPositiveInfinity(value) ? 1 : Math.Clamp(At(value), 0, 1);

    private static double Transform(Kind kind, double value) => kind switch
    {
        Kind.Logarithmic => Math.Log10(Math.Max(value, double.Epsilon)),
        Kind.Percentile => -Math.Log10(Math.Max(1 - value, 1e-12)),
        _ => value,
    };
}
