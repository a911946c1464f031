using Microsoft.CodeAnalysis;
using PerfTest.Planning;

namespace PerfTest.Analyzers;

/// <summary>All that is written on one load test, and what the planner says to it.</summary>
internal sealed class DeclaredTest
{
    private const string LoadTestLayer = "[LoadTest]";

    private readonly IMethodSymbol _method;
    private readonly WrittenAttribute _loadTest;
    private readonly ILookup<string, WrittenAttribute> _attributes;
    private readonly IReadOnlyList<MetricAttribute> _metrics;
    private readonly IReadOnlyList<ProbeAttribute> _probes;
    private readonly IReadOnlyList<KnownMetric> _declared;

    private DeclaredTest(IMethodSymbol method, WrittenAttribute loadTest, IReadOnlyList<WrittenAttribute> attributes)
    {
        _method = method;
        _loadTest = loadTest;
        _attributes = attributes.ToLookup(attribute => attribute.Data.AttributeClass!.Name);
        _metrics = [.. _attributes[PerfTestNames.Metric].Select(metric => AttributeFactory.Metric(metric.Data))];
        _probes = [.. _attributes[PerfTestNames.Probe].Select(AttributeFactory.Probe)];
        _declared = [.. MetricDeclarations.Read(_metrics, []), .. new WatchPlanner(TimeScale.One, []).Read(_probes).SelectMany(probe => probe.Metrics)];
    }

    /// <summary>Null where the method is no load test, or the compiler itself refuses what is written.</summary>
    public static DeclaredTest? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.Find(PerfTestNames.LoadTest) is null || WrittenAttribute.Of(method, cancellation) is not { } attributes)
        {
            return null;
        }

        return new DeclaredTest(method, attributes.First(attribute => attribute.Is(PerfTestNames.LoadTest)), attributes);
    }

    /// <summary>What fails the test before load, each mistake at its place.</summary>
    public IEnumerable<Finding> Check()
    {
        List<Finding> findings = [.. CheckValues()];
        var known = new System.Collections.Generic.HashSet<string>(findings.Select(finding => finding.Mistake), StringComparer.Ordinal);
        known.UnionWith(findings.Where(finding => finding.Rule == Rules.Threshold).Select(finding => "[Threshold]: " + finding.Mistake).ToArray());
        MistakePlaces places = MakePlaces();
        foreach (string mistake in Plan().Where(known.Add))
        {
            findings.Add(places.Place(mistake));
        }

        findings.AddRange(CheckProfiles());
        return findings;
    }

    private static string LayerOf(WrittenAttribute attribute) =>
        attribute.Is(PerfTestNames.Scenario) ? "[Scenario(" + Written.Quote((string?)attribute.Argument(0)) + ")]"
        : attribute.Is(PerfTestNames.Profile) ? "[Profile(" + Written.Quote((string?)attribute.Argument(0)) + ")]"
        : LoadTestLayer;

    private IEnumerable<WrittenAttribute> Workloads => _attributes[PerfTestNames.Scenario].Concat(_attributes[PerfTestNames.Profile]).Prepend(_loadTest);

    private IEnumerable<Finding> CheckValues()
    {
        foreach (WrittenAttribute workload in Workloads)
        {
            foreach (KeyValuePair<string, TypedConstant> argument in workload.Data.NamedArguments)
            {
                foreach (Finding finding in LiteralChecks.Setting(LayerOf(workload), argument.Key, argument.Value.Value, workload.Property(argument.Key)!))
                {
                    yield return finding;
                }
            }
        }

        foreach (WrittenAttribute written in _attributes[PerfTestNames.Stage])
        {
            foreach (Finding finding in LiteralChecks.Stage(AttributeFactory.Stage(written), written.Location, written.Parameter(0), written.Parameter(1)))
            {
                yield return finding;
            }
        }

        foreach (WrittenAttribute written in _attributes[PerfTestNames.Threshold])
        {
            foreach (Finding finding in LiteralChecks.Threshold((string?)written.Argument(0), written.Parameter(0)!, _declared))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> CheckProfiles() =>
        from profile in _attributes[PerfTestNames.Profile]
        let name = (string?)profile.Argument(0)
        where !string.IsNullOrWhiteSpace(name)
        group profile by name into same
        from twice in same.Skip(1)
        select new Finding(
            Rules.Declaration,
            twice.LocationOfParameter(0),
            $"Two [Profile]s of '{_method.ContainingType.Name}.{_method.Name}' are called \"{same.Key}\": a profile's name is unique within its test.");

    // Profiles replace each other: each is a plan of its own, as it is a test of its own.
    private IEnumerable<string> Plan()
    {
        bool isSynchronous = _method.ReturnsVoid && !_attributes[PerfTestNames.Scenario].Any();
        var declaration = new LoadTestDeclaration
        {
            Name = _method.Name,
            Method = _method.Name,
            Workload = AttributeFactory.Settings(_loadTest),
            Stages = [.. _attributes[PerfTestNames.Stage].Select(AttributeFactory.Stage)],
            Thresholds = [.. _attributes[PerfTestNames.Threshold].Select(AttributeFactory.Threshold)],
            Scenarios = [.. _attributes[PerfTestNames.Scenario].Select(AttributeFactory.Scenario)],
            Metrics = _metrics,
            Probes = _probes,
            BreakingPoint = _attributes[PerfTestNames.BreakingPoint].Select(AttributeFactory.BreakingPoint).FirstOrDefault(),
            Scrapes = [.. _attributes[PerfTestNames.Scrape].Select(AttributeFactory.Scrape)],
            Watches = [.. _attributes[PerfTestNames.Watch].Select(AttributeFactory.Watch)],
            IsSynchronous = isSynchronous,
        };
        return _attributes[PerfTestNames.Profile]
            .Select(AttributeFactory.Profile)
            .DefaultIfEmpty(null)
            .SelectMany(profile => PlanBuilder.Build(declaration with { Profile = profile }, PlanOverrides.None).Mistakes)
            .Distinct();
    }

    private MistakePlaces MakePlaces()
    {
        var places = new MistakePlaces(_loadTest.Location);
        foreach (WrittenAttribute workload in Workloads)
        {
            string layer = LayerOf(workload);
            places.Add(layer + " ", Rules.Workload, workload.Location);
            foreach (KeyValuePair<string, TypedConstant> argument in workload.Data.NamedArguments)
            {
                DiagnosticDescriptor rule = argument.Key switch
                {
                    nameof(ScenarioAttribute.Weight) => Rules.Count,
                    nameof(ScenarioAttribute.Name) or nameof(ScenarioAttribute.Tags) => Rules.Declaration,
                    _ => Rules.Workload,
                };
                places.Add(layer + " " + argument.Key + " = ", rule, workload.LocationOfProperty(argument.Key));
            }
        }

        foreach (WrittenAttribute scenario in _attributes[PerfTestNames.Scenario])
        {
            places.Add(LayerOf(scenario) + " names no method", Rules.Exec, scenario.LocationOfParameter(0));
        }

        foreach (WrittenAttribute profile in _attributes[PerfTestNames.Profile].Where(profile => string.IsNullOrWhiteSpace((string?)profile.Argument(0))))
        {
            places.Add("[Profile(\"\")] has no name", Rules.Declaration, profile.LocationOfParameter(0));
        }

        foreach (WrittenAttribute metric in _attributes[PerfTestNames.Metric])
        {
            places.Add("[Metric(" + Written.Quote((string?)metric.Argument(0)) + ")] ", Rules.Declaration, metric.LocationOfParameter(0));
        }

        foreach (WrittenAttribute probe in _attributes[PerfTestNames.Probe])
        {
            AddBeside(places, "[Probe(" + Written.Quote((string?)probe.Argument(0)) + ")]", probe);
        }

        foreach (WrittenAttribute scrape in _attributes[PerfTestNames.Scrape])
        {
            AddBeside(places, "[Scrape(" + Written.Quote((string?)scrape.Argument(0)) + ")]", scrape);
        }

        foreach (WrittenAttribute search in _attributes[PerfTestNames.BreakingPoint])
        {
            places.Add("[BreakingPoint]", Rules.Workload, search.Location);
            foreach (KeyValuePair<string, TypedConstant> argument in search.Data.NamedArguments)
            {
                places.Add("[BreakingPoint] " + argument.Key + " = ", Rules.Workload, search.LocationOfProperty(argument.Key));
            }
        }

        foreach (WrittenAttribute watch in _attributes[PerfTestNames.Watch])
        {
            places.Add("[Watch", Rules.Declaration, watch.Location);
        }

        foreach (WrittenAttribute stage in _attributes[PerfTestNames.Stage])
        {
            places.Add("The [Stage] attributes", Rules.Stages, stage.Location);
            places.Add("[Stage] = ", Rules.Stages, stage.Location);
        }

        foreach (WrittenAttribute threshold in _attributes[PerfTestNames.Threshold])
        {
            AddThreshold(places, threshold);
        }

        return places;
    }

    /// <summary>What watches beside the load: its first argument, and each property by its name.</summary>
    private static void AddBeside(MistakePlaces places, string shown, WrittenAttribute attribute)
    {
        places.Add(shown, Rules.Declaration, attribute.LocationOfParameter(0));
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.Data.NamedArguments)
        {
            places.Add(shown + " " + argument.Key + " = ", Rules.Declaration, attribute.LocationOfProperty(argument.Key));
        }
    }

    private static void AddThreshold(MistakePlaces places, WrittenAttribute threshold)
    {
        var source = (string?)threshold.Argument(0) ?? "";
        string shown = "[Threshold] " + Written.Quote(source);
        places.Add(shown, Rules.Threshold, threshold.LocationOfParameter(0));
        places.AddThreshold(source, threshold.Parameter(0)!);
        foreach (KeyValuePair<string, TypedConstant> argument in threshold.Data.NamedArguments)
        {
            string start = shown + ", " + argument.Key + " = ";
            Location location = threshold.LocationOfProperty(argument.Key);
            places.Add(start, Rules.Threshold, location);
            if (argument.Value.Value is string written)
            {
                // What is said of the time itself, and not of what stands beside it.
                places.Add(start + Written.Quote(written) + " is not a duration: ", Rules.Duration, location);
                places.Add(start + Written.Quote(written) + " is wrong: ", Rules.Duration, location);
            }
        }
    }
}
