namespace PerfTest.Running;

/// <summary>
/// Keeps what a test framework records of one virtual user's iterations (failed asserts, warnings, output) apart from the other virtual users' and from the test
/// itself. Only frameworks that record by themselves need one.
/// </summary>
internal interface IVuSandbox
{
    /// <summary>True if the execution context has to be made anew, by <see cref="Enter"/>, before the next iteration: something in it cannot be undone.</summary>
    bool IsSpent { get; }

    /// <summary>Called in the virtual user's execution context: with what it sets there each iteration starts.</summary>
    void Enter();

    /// <summary>Called behind each iteration, on the thread that ended it and outside its execution context.</summary>
    /// <param name="error">What the iteration threw, or null.</param>
    /// <returns>What the iteration is to be counted as: an error, or null for success.</returns>
    Exception? Leave(Exception? error);
}
