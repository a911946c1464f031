namespace PerfTest.TestApp;

/// <summary>How a test and the application's endpoints reach each other.</summary>
public sealed class Hooks
{
    /// <summary>Lets time pass on the clock of the load test.</summary>
    public Action<TimeSpan> PassTime { get; set; } = _ => { };

    /// <summary>A request for /never has reached its endpoint.</summary>
    public TaskCompletionSource NeverBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets /in-two-parts and /breaks-off go on.</summary>
    public TaskCompletionSource SecondPart { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
