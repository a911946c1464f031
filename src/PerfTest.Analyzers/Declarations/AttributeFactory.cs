using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PerfTest.Planning;

namespace PerfTest.Analyzers;

/// <summary>Makes the planner's own attributes of what stands in the source. By name, so that a property which is added there needs nothing here.</summary>
internal static class AttributeFactory
{
    public static ThresholdAttribute Threshold(WrittenAttribute written) => Fill(new ThresholdAttribute((string)written.Argument(0)!), written);

    public static ScenarioAttribute Scenario(WrittenAttribute written) => Fill(new ScenarioAttribute((string)written.Argument(0)!), written);

    public static ProfileAttribute Profile(WrittenAttribute written) => Fill(new ProfileAttribute((string)written.Argument(0)!), written);

    public static ProbeAttribute Probe(WrittenAttribute written) => Fill(new ProbeAttribute((string)written.Argument(0)!), written);

    public static ScrapeAttribute Scrape(WrittenAttribute written)
    {
        TypedConstant series = written.Data.ConstructorArguments[1];
        return Fill(new ScrapeAttribute((string)written.Argument(0)!, series.IsNull ? [] : [.. series.Values.Select(name => (string)name.Value!)]), written);
    }

    public static BreakingPointAttribute BreakingPoint(WrittenAttribute written) => Fill(new BreakingPointAttribute(), written);

    public static WatchAttribute Watch(WrittenAttribute written) => Fill(new WatchAttribute(), written);

    public static MetricAttribute Metric(AttributeData written)
    {
        ImmutableArray<TypedConstant> arguments = written.ConstructorArguments;
        return new MetricAttribute((string)arguments[0].Value!, (MetricType)(int)arguments[1].Value!, (Unit)(int)arguments[2].Value!);
    }

    public static StageAttribute Stage(WrittenAttribute written)
    {
        var duration = (string)written.Argument(0)!;
        return Fill(written.Argument(1) is int vus ? new StageAttribute(duration, vus) : new StageAttribute(duration, (string)written.Argument(1)!), written);
    }

    /// <summary>What <c>[LoadTest]</c>, <c>[Scenario]</c> or <c>[Profile]</c> says of its workload. Each framework's own <c>[LoadTest]</c> has what a profile has.</summary>
    public static WorkloadSettings Settings(WrittenAttribute written) =>
        written.Is(PerfTestNames.Scenario) ? Scenario(written).Settings : Fill(new ProfileAttribute(""), written).Settings;

    private static T Fill<T>(T attribute, WrittenAttribute written) where T : Attribute
    {
        foreach (KeyValuePair<string, TypedConstant> argument in written.Data.NamedArguments)
        {
            if (attribute.GetType().GetProperty(argument.Key) is { CanWrite: true } property)
            {
                Set(attribute, property, argument.Value.Value);
            }
        }

        return attribute;
    }

    /// <summary>Sets the property to a constant of the source; enums are known as their numbers there.</summary>
    public static void Set(object target, PropertyInfo property, object? value)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (value is null || type.IsInstanceOfType(value))
        {
            property.SetValue(target, value);
        }
        else if (type.IsEnum)
        {
            property.SetValue(target, Enum.ToObject(type, value));
        }
        else if (value is int or long or short or byte && type.IsPrimitive)
        {
            property.SetValue(target, Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
