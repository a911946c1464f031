namespace PerfTest.Planning;

/// <summary>What one layer wrote, unparsed: the attributes of the test, a profile, a file, the environment.</summary>
internal sealed record SettingLayer
{
    /// <summary>The layer in messages and reports: <c>[LoadTest]</c>, <c>[Profile("smoke")]</c>.</summary>
    public required string Name { get; init; }

    public WorkloadSettings Workload { get; init; } = new();

    /// <summary>The <c>[Stage]</c> attributes of the layer, in order.</summary>
    public IReadOnlyList<StageAttribute> Stages { get; init; } = [];

    /// <summary>Limits that the layer adds.</summary>
    public IReadOnlyList<ThresholdAttribute> Thresholds { get; init; } = [];

    /// <summary>Tags that the layer adds to every sample, <c>team=shop, tier=gold</c>, or null.</summary>
    public string? Tags { get; init; }

    /// <summary>Settings that have a name of their own in this layer, by the name they have in attributes: <c>Vus</c> → <c>PERFTEST_VUS</c>.</summary>
    public IReadOnlyDictionary<string, string> OwnNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What messages call a setting where that is not <see cref="OriginOf"/> and the name, by the name it has in attributes: <c>Vus</c> → <c>perftest.json(3,12) vus</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Where reports say the setting comes from: <c>[LoadTest]</c>, <c>PERFTEST_VUS</c>.</summary>
    public string OriginOf(string setting) => OwnNames.GetValueOrDefault(setting, Name);

    /// <summary>What messages call the setting: <c>[LoadTest] Vus</c>, <c>PERFTEST_VUS</c>.</summary>
    public string LabelOf(string setting) => Labels.GetValueOrDefault(setting) ?? OwnNames.GetValueOrDefault(setting, $"{Name} {setting}");
}
