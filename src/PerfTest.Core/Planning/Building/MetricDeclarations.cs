namespace PerfTest.Planning;

/// <summary>Reads the <c>[Metric]</c> attributes of a test.</summary>
internal static class MetricDeclarations
{
    public static List<KnownMetric> Read(IReadOnlyList<MetricAttribute> attributes, List<string> mistakes)
    {
        var declared = new List<KnownMetric>();
        foreach (MetricAttribute attribute in attributes)
        {
            string shown = $"[Metric({Written.Quote(attribute.Name)})]";
            string? problem = Problem(attribute, declared);
            if (problem is null)
            {
                declared.Add(new KnownMetric(attribute.Name, attribute.Type, attribute.Unit));
            }
            else
            {
                mistakes.Add($"{shown} is wrong: {problem}.");
            }
        }

        return declared;
    }

    /// <summary>Adds the metrics that something of the test brings along, such as a probe.</summary>
    /// <param name="declared">What is there already.</param>
    /// <param name="brought">What comes.</param>
    /// <param name="bringer">What messages call it: <c>[Probe("/health")]</c>.</param>
    /// <param name="mistakes">Gets a message for each name that is taken.</param>
    public static void Add(List<KnownMetric> declared, IEnumerable<KnownMetric> brought, string bringer, List<string> mistakes)
    {
        foreach (KnownMetric metric in brought)
        {
            if (ThresholdChecker.Find(metric.Name, declared) is { } other)
            {
                string owner = KnownMetrics.All.Contains(other) || TargetMetrics.All.Contains(other) ? "a built-in metric" : "another metric of this test";
                mistakes.Add($"{bringer} has the metric {Written.Quote(metric.Name)}, and {owner} has this name, too: give it another Name.");
            }
            else
            {
                declared.Add(metric);
            }
        }
    }

    private static string? Problem(MetricAttribute attribute, List<KnownMetric> declared)
    {
        if (!IsName(attribute.Name))
        {
            return "a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\"";
        }

        if (!Enum.IsDefined(attribute.Type) || !Enum.IsDefined(attribute.Unit))
        {
            return "its type or its unit is not one of those of MetricType and Unit";
        }

        if (ThresholdChecker.Find(attribute.Name, declared) is { } other)
        {
            return KnownMetrics.All.Contains(other) || TargetMetrics.All.Contains(other) ? "a built-in metric has this name" : "it is declared twice";
        }

        return attribute is { Type: MetricType.Rate, Unit: not Unit.None } ? "a rate is a share of samples and has no unit" : null;
    }

    public static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
}
