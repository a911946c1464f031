namespace PerfTest.Measuring;

/// <summary>One metric of one store. Two uses of the same name are the same object.</summary>
internal sealed class Metric
{
    internal Metric(string name, MetricType type, Unit unit, int index, bool isBuiltIn)
    {
        Name = name;
        Type = type;
        Unit = unit;
        Index = index;
        IsBuiltIn = isBuiltIn;
    }

    public string Name { get; }

    public MetricType Type { get; }

    public Unit Unit { get; }

    /// <summary>Its place in the store, in order of definition.</summary>
    public int Index { get; }

    /// <summary>One of <see cref="MetricNames"/>, not the user's.</summary>
    public bool IsBuiltIn { get; }

    public override string ToString() => Name;
}
