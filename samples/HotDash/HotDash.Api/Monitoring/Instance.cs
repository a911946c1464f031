namespace HotDash.Api.Monitoring;

/// <summary>This run of the application: one that has crashed and was started again is another.</summary>
public sealed class Instance(TimeProvider time)
{
    public Guid Id { get; } = Guid.NewGuid();

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public TimeSpan Uptime => time.GetUtcNow() - StartedAt;
}
