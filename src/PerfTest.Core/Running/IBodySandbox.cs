namespace PerfTest.Running;

/// <summary>
/// Keeps what a test framework records while the user's methods run (failed asserts, warnings, output) apart: one virtual user's from the others', and all from the
/// test itself. Only frameworks that record by themselves need one. One serves all iterations of one virtual user.
/// </summary>
internal interface IBodySandbox
{
    /// <summary>True if the execution context has to be made anew, by <see cref="Enter"/>, before the next call: something in it cannot be undone.</summary>
    bool IsSpent { get; }

    /// <summary>Called in the execution context in which the method is called: with what it sets there each call starts.</summary>
    void Enter();

    /// <summary>Called behind each call, on the thread that ended it and outside its execution context.</summary>
    /// <param name="error">What the method threw, or null.</param>
    /// <returns>What the call is to be counted as: an error, or null for success.</returns>
    Exception? Leave(Exception? error);
}
