namespace PerfTest.Running;

/// <summary>A timer of the engine that calls a method.</summary>
/// <param name="run">Ends if the method throws.</param>
/// <param name="action">What happens.</param>
/// <param name="isDeadline">See <see cref="ClockTimer.IsDeadline"/>.</param>
internal sealed class ActionTimer(IRunControl run, Action action, bool isDeadline = false) : ClockTimer
{
    public override bool IsDeadline => isDeadline;

    public override void Fire()
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            run.Fault(exception);
        }
    }
}
