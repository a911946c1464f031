namespace FlagMeter.Api.Events;

/// <summary>The section <c>Worker</c> of the settings; <c>Worker__Concurrency=8</c> in the environment.</summary>
public sealed class WorkerOptions
{
    /// <summary>How many events are booked at the same time; 1 or more.</summary>
    public int Concurrency { get; set; } = 2;

    /// <summary>How many accepted events may wait; one more is answered with 503.</summary>
    public int QueueCapacity { get; set; } = 100_000;
}
