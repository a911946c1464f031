namespace PerfTest.Planning;

/// <summary>A metric whose type is known before load: a built-in one, or one that the user has declared.</summary>
internal sealed class KnownMetric
{
    /// <param name="name">Its name, <c>[A-Za-z_][A-Za-z0-9_.]*</c>.</param>
    /// <param name="type">What is kept of its samples.</param>
    /// <param name="unit">What its values are.</param>
    /// <param name="isNonNegative">No value can be below 0. Always so for counters, rates and times.</param>
    public KnownMetric(string name, MetricType type, Unit unit, bool isNonNegative = false)
    {
        Name = name;
        Type = type;
        Unit = unit;
        IsNonNegative = isNonNegative || type is MetricType.Counter or MetricType.Rate || unit != Unit.None;
    }

    public string Name { get; }

    public MetricType Type { get; }

    public Unit Unit { get; }

    /// <summary>No value can be below 0.</summary>
    public bool IsNonNegative { get; }

    /// <summary>k6's word for the unit, as JSON summaries show it: <c>time</c>, <c>data</c> or <c>default</c>.</summary>
    public string Contains => Unit switch
    {
        Unit.Time => "time",
        Unit.Bytes => "data",
        _ => "default",
    };

    public override string ToString() => Name;
}
