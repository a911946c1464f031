using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>The keys of <c>perftest.json</c>. The schema beside the package says the same to editors; a test compares them.</summary>
internal static class SettingKeys
{
    public const string Schema = "$schema";
    public const string Tests = "tests";
    public const string BaseUrl = "baseUrl";
    public const string AllowHosts = "allowHosts";
    public const string Connections = "connections";
    public const string Thresholds = "thresholds";
    public const string Tags = "tags";
    public const string Arrivals = "arrivals";
    public const string Progress = "progress";
    public const string ResultsDir = "resultsDir";
    public const string Out = "out";
    public const string History = "history";

    /// <summary>All, in the order of the documentation.</summary>
    public static ImmutableArray<SettingKey> All { get; } =
    [
        new("vus", SettingShape.WholeNumber, "100"),
        new("duration", SettingShape.Text, "\"30s\""),
        new("iterations", SettingShape.WholeNumber, "1000"),
        new("iterationsPerVu", SettingShape.WholeNumber, "10"),
        new("maxDuration", SettingShape.Text, "\"10m\""),
        new("startVus", SettingShape.WholeNumber, "10"),
        new("stages", SettingShape.TextOrTexts, "\"30s:100, 1m:500\""),
        new("gracefulRampDown", SettingShape.Text, "\"30s\""),
        new("rate", SettingShape.Text, "\"100/s\""),
        new("startRate", SettingShape.Text, "\"10/s\""),
        new("preAllocatedVus", SettingShape.WholeNumber, "50"),
        new("maxVus", SettingShape.WholeNumber, "500"),
        new(Arrivals, SettingShape.Text, "\"poisson\""),
        new("gracefulStop", SettingShape.Text, "\"30s\""),
        new("warmup", SettingShape.Text, "\"auto\""),
        new(Thresholds, SettingShape.Thresholds, "[\"p95<500ms\"]"),
        new(Tags, SettingShape.Tags, "{ \"team\": \"shop\" }"),
        new("profile", SettingShape.Text, "\"smoke\"", VariableNames.Profile),
        new("mode", SettingShape.Text, "\"smoke\"", VariableNames.Mode),
        new("timeScale", SettingShape.Number, "0.1", VariableNames.TimeScale),
        new("seed", SettingShape.WholeNumber, "42", VariableNames.Seed),
        new("cooldown", SettingShape.Text, "\"10s\"", VariableNames.Cooldown),
        new("exclusive", SettingShape.Text, "\"machine\"", VariableNames.Exclusive),
        new("strictHealth", SettingShape.Switch, "true", VariableNames.StrictHealth),
        new("strictOutputs", SettingShape.Switch, "true", VariableNames.StrictOutputs),
        new(Out, SettingShape.TextOrTexts, "\"hgrm,hlog\"", VariableNames.Out),
        new(History, SettingShape.Text, "\"history.jsonl\"", VariableNames.History),
        new("baseline", SettingShape.Switch, "false", VariableNames.Baseline),
        new("dashboard", SettingShape.SwitchOrWholeNumber, "true", VariableNames.Dashboard),
        new("otlp", SettingShape.SwitchOrText, "\"http://localhost:4318\"", VariableNames.Otlp),
        new("traceparent", SettingShape.SwitchOrText, "\"10%\"", VariableNames.TraceParent),
        new(Progress, SettingShape.Text, "\"off\"", VariableNames.Progress, IsForAll: true),
        new(ResultsDir, SettingShape.Text, "\"artifacts/load\"", VariableNames.ResultsDir, IsForAll: true),
        new(BaseUrl, SettingShape.Text, "\"http://localhost:5080\"", IsForAll: true),
        new(AllowHosts, SettingShape.Texts, "[\"api.staging.example\"]", IsForAll: true),
        new(Connections, SettingShape.Text, "\"shared\"", IsForAll: true),
        new(Tests, SettingShape.Tests, "{ \"Shop*\": { \"vus\": 10 } }", IsForAll: true),
        new(Schema, SettingShape.Text, "\"obj/perftest.schema.json\"", IsForAll: true),
    ];

    /// <summary>What an object in <see cref="Thresholds"/> may have: the properties of <see cref="ThresholdAttribute"/>.</summary>
    public static ImmutableArray<SettingKey> OfThreshold { get; } =
    [
        new("expression", SettingShape.Text, "\"p95<500ms\""),
        new("abortOnFail", SettingShape.Switch, "true"),
        new("delayAbortEval", SettingShape.Text, "\"10s\""),
        new("during", SettingShape.Text, "\"peak\""),
        new("after", SettingShape.Text, "\"1m\""),
        new("window", SettingShape.Text, "\"5s\""),
        new("recoversWithin", SettingShape.Text, "\"30s\""),
        new("afterStage", SettingShape.Text, "\"peak\""),
    ];
}
