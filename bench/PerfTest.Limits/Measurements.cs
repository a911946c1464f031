using System.Globalization;

namespace PerfTest.Bench;

/// <summary>The measurements by name, as a child process runs them.</summary>
internal static class Measurements
{
    public static Task<IReadOnlyList<Line>> RunAsync(string name, string[] rest) => name switch
    {
        "record" => RecordAsync(rest),
        "engine" => EngineCost.JudgeAsync(Number(rest[0])),
        "memory" => MemoryLoop.JudgeAsync(Number(rest[0]), Seconds(rest[1]), withPlain: rest.Contains("plain"), withEngine: rest.Contains("engine")),
        "live" => LiveLoop.JudgeAsync(new Uri(rest[0]), Number(rest[1]), Seconds(rest[2]), inParts: rest.Length > 3),
        "idle" => IdleUsers.MeasureAsync(Number(rest[0])),
        "thinking" => ThinkingUsers.MeasureAsync(Number(rest[0]), Seconds(rest[1]), rest.Length > 2 ? new Uri(rest[2]) : null),
        "core" => FullCore.MeasureAsync(new Uri(rest[0]), Seconds(rest[1])),
        "agent" => AgentCost.JudgeAsync(rest[0], rest[1], Seconds(rest[2]), Number(rest[3])),
        "arrivals" when OperatingSystem.IsLinux() => ArrivalLag.MeasureAsync(new Uri(rest[0]), Number(rest[1]), Seconds(rest[2]), Enum.Parse<Disturbance>(rest[3])),
        "accuracy" => Accuracy.MeasureAsync(new Uri(rest[0]), Seconds(rest[1])),
        "paced" => PacedProcessor.MeasureAsync(Seconds(rest[0])),
        "connections" => PerVuConnections.MeasureAsync(new Uri(rest[0]), Seconds(rest[1])),
        "first-request" => FirstRequest.MeasureAsync(new Uri(rest[0])),
        "snapshot" => Task.FromResult(SnapshotPause.Measure(Number(rest[0]))),
        "soak" => Soak.MeasureAsync(new Uri(rest[0]), Seconds(rest[1])),
        _ => throw new ArgumentException($"There is no measurement '{name}' here."),
    };

    private static async Task<IReadOnlyList<Line>> RecordAsync(string[] rest) => [await RecordCost.JudgeAsync(Number(rest[0]), Number(rest[1]))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(Figure.Parse(text));
}
