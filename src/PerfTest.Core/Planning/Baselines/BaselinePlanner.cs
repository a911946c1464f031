using System.Collections.Immutable;
using System.Globalization;

namespace PerfTest.Planning;

/// <summary>Reads <c>[Baseline]</c>s and tells what is wrong with them.</summary>
internal static class BaselinePlanner
{
    /// <summary>Makes a whole threshold of a figure, for the parser: it fits every metric and says nothing.</summary>
    private const string StandIn = ">0";

    /// <param name="attributes">As written.</param>
    /// <param name="declared">The metrics that the user has declared.</param>
    /// <param name="mistakes">Gets a sentence for each mistake.</param>
    public static ImmutableArray<Baseline> Read(IReadOnlyList<BaselineAttribute> attributes, IReadOnlyList<KnownMetric> declared, List<string> mistakes)
    {
        var baselines = ImmutableArray.CreateBuilder<Baseline>();
        foreach (BaselineAttribute attribute in attributes)
        {
            string label = $"[Baseline({Written.Quote(attribute.Figure ?? "")})]";
            ThresholdExpression? expression = Figure(attribute.Figure ?? "", label, declared, mistakes);
            double? increase = Share(attribute.MaxIncrease, nameof(attribute.MaxIncrease), label, double.MaxValue, mistakes);
            double? decrease = Share(attribute.MaxDecrease, nameof(attribute.MaxDecrease), label, 1, mistakes);
            if (attribute.MaxIncrease is null && attribute.MaxDecrease is null)
            {
                mistakes.Add($"{label} has no limit: write MaxIncrease = \"10%\", or MaxDecrease where less is worse.");
            }
            else if (expression is not null)
            {
                baselines.Add(new Baseline { Figure = attribute.Figure!.Trim(), Expression = expression, MaxIncrease = increase, MaxDecrease = decrease });
            }
        }

        foreach (IGrouping<string, Baseline> twice in baselines.GroupBy(baseline => baseline.Key).Where(same => same.Count() > 1))
        {
            mistakes.Add($"[Baseline({Written.Quote(twice.First().Figure)})] comes {twice.Count()} times: write one with both limits.");
        }

        return baselines.ToImmutable();
    }

    private static ThresholdExpression? Figure(string figure, string label, IReadOnlyList<KnownMetric> declared, List<string> mistakes)
    {
        const string Allowed = "write a figure as in a threshold, without the limit: \"p95\", \"http_req_duration{name:/products} p95\" or \"http_reqs rate\"";
        if (figure.IndexOfAny(['<', '>', '=']) >= 0)
        {
            mistakes.Add($"{label} has a limit of its own: {Allowed}; how far it may go stands in MaxIncrease and MaxDecrease.");
            return null;
        }

        ThresholdExpression? expression = ThresholdParser.Parse(figure + StandIn).Expression;
        if (expression is null)
        {
            mistakes.Add($"{label} names no figure: {Allowed}.");
            return null;
        }

        if (ThresholdChecker.Check(expression, declared) is { } mistake)
        {
            mistakes.Add($"{label}: {mistake.Problem}; {Allowed}.");
            return null;
        }

        return expression;
    }

    private static double? Share(string? text, string name, string label, double most, List<string> mistakes)
    {
        if (text is null)
        {
            return null;
        }

        string trimmed = text.Trim();
        bool isNumber = double.TryParse(trimmed.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent);
        if (trimmed.Length > 0 && trimmed[trimmed.Length - 1] == '%' && isNumber && percent > 0 && percent / 100 < most)
        {
            return percent / 100;
        }

        mistakes.Add($"{label} {name} = {Written.Quote(text)}: write a percentage above 0{(most == 1 ? " and below 100" : "")}, such as \"10%\".");
        return null;
    }
}
