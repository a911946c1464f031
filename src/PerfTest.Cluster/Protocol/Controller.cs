using PerfTest.Running;

namespace PerfTest.Cluster.Protocol;

/// <summary>The controller's side of the protocol: pure steps from one state to the next, with the messages and effects that they cause. Times are nanoseconds.</summary>
/// <remarks>
/// Nobody starts unless all agree: agents agree to an attempt, and start only when they are told to go before its time has come, which they are only when all have
/// agreed. Whoever is told too late has missed it and is lost.
/// </remarks>
internal static class Controller
{
    /// <summary>A test's turn has come.</summary>
    /// <param name="state">No test is on.</param>
    /// <param name="key">Unique among the process's tests, and the same on all machines.</param>
    /// <param name="fingerprint">What agents must have, too.</param>
    /// <param name="length">Warm-up, plan and graceful stop together.</param>
    /// <param name="now">The controller's time.</param>
    public static ControllerStep Begin(ControllerState state, string key, Fingerprint fingerprint, long length, long now) => new ControllerStepper(state, now).Begin(key, fingerprint, length);

    public static ControllerStep Receive(ControllerState state, Message message, long now) => new ControllerStepper(state, now).Receive(message);

    /// <summary>Somebody has said what cannot be understood.</summary>
    /// <param name="state">As it stands.</param>
    /// <param name="from">Who, as far as that is known.</param>
    /// <param name="mistake">What is wrong with it: <c>it speaks version 2 …</c>.</param>
    /// <param name="now">The controller's time.</param>
    public static ControllerStep Refuse(ControllerState state, string from, string mistake, long now) => new ControllerStepper(state, now).Refuse(from, mistake);

    /// <summary>Time has passed: at least five times a second.</summary>
    public static ControllerStep Tick(ControllerState state, long now) => new ControllerStepper(state, now).Tick();

    /// <summary>All are to stop.</summary>
    public static ControllerStep Stop(ControllerState state, StopCause cause, string reason, long now) => new ControllerStepper(state, now).StopAll(cause, reason);

    /// <summary>The test is over here, with a verdict or without.</summary>
    public static ControllerStep End(ControllerState state, string? verdict, long now) => new ControllerStepper(state, now).End(verdict);

    /// <summary>No further test will come.</summary>
    public static ControllerStep Close(ControllerState state, long now) => new ControllerStepper(state, now).Close();

    /// <summary>The way to the broker is cut, or is there again: while it cannot hear, nobody is silent.</summary>
    public static ControllerStep Hear(ControllerState state, bool canHear, long now) => new ControllerStepper(state, now).Hear(canHear);
}
