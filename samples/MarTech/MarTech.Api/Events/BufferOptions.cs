namespace MarTech.Api.Events;

public sealed class BufferOptions
{
    /// <summary>Events that may wait to be written; at more than that the API answers 429.</summary>
    public int Capacity { get; set; } = 200_000;
}
