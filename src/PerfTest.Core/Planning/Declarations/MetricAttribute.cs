namespace PerfTest;

/// <summary>Declares a metric of the test's own, so that limits on it are checked before load and its values are shown with their unit.</summary>
/// <remarks>Metrics need no declaration; one whose name is close to a built-in metric's (two characters) has to be declared to be used in a limit.</remarks>
/// <param name="name">Letters, digits, <c>_</c> and <c>.</c>; the first a letter or <c>_</c>.</param>
/// <param name="type">What is kept of its samples.</param>
/// <param name="unit">What its values are. Default <see cref="Unit.None"/>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MetricAttribute(string name, MetricType type, Unit unit = Unit.None) : Attribute
{
    /// <summary>The metric's name.</summary>
    public string Name { get; } = name;

    /// <summary>What is kept of its samples.</summary>
    public MetricType Type { get; } = type;

    /// <summary>What its values are.</summary>
    public Unit Unit { get; } = unit;
}
