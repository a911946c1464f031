namespace MarTech.Api.Events;

public sealed class FlushOptions
{
    /// <summary>Batches that are written at the same time.</summary>
    public int Writers { get; set; } = 4;

    /// <summary>The most events that are written at once.</summary>
    public int BatchSize { get; set; } = 1_000;

    /// <summary>How long the store takes to write a batch.</summary>
    public TimeSpan WriteTime { get; set; } = TimeSpan.FromMilliseconds(5);
}
