namespace PerfTest.Planning;

/// <summary>A process whose memory and CPU are watched: by its name, by the port on which it listens, or the one that the test's client leads to.</summary>
internal sealed record WatchedProcess
{
    /// <summary>The tag <c>target</c> of its samples; null: none.</summary>
    public string? Name { get; init; }

    public string? Process { get; init; }

    public int? Port { get; init; }

    /// <summary>What messages call it.</summary>
    public string Label => Process is not null ? $"[Watch(Process = {Written.Quote(Process)})]" : Port is { } port ? $"[Watch(Port = {port})]" : "[Watch]";
}
