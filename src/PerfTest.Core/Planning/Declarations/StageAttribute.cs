namespace PerfTest;

/// <summary>A straight line of load to a target; the stages of a test follow each other in the order they are written.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class StageAttribute : Attribute
{
    /// <summary>A stage of virtual users.</summary>
    /// <param name="duration">How long the line is, <c>30s</c>; <c>0s</c> jumps.</param>
    /// <param name="target">Virtual users at its end, at least 0.</param>
    public StageAttribute(string duration, int target)
    {
        Duration = duration;
        Target = target.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A stage of arrival rate.</summary>
    /// <param name="duration">How long the line is, <c>30s</c>; <c>0s</c> jumps.</param>
    /// <param name="target">The rate at its end, <c>500/s</c>.</param>
    public StageAttribute(string duration, string target)
    {
        Duration = duration;
        Target = target;
    }

    /// <summary>How long the stage is.</summary>
    public string Duration { get; }

    /// <summary>The load at its end: a number of virtual users, or a rate.</summary>
    public string Target { get; }

    /// <summary>What thresholds (<c>During</c>) and reports call the stage.</summary>
    public string? Name { get; set; }
}
