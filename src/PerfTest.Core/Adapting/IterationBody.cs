namespace PerfTest.Adapting;

/// <summary>A user's method as the engine calls it: once per iteration, with everything but these two already bound.</summary>
/// <param name="vu">Whose iteration it is; fills <c>VirtualUser</c> and <c>CancellationToken</c> parameters.</param>
/// <param name="instance">The test class instance; null for a static method.</param>
/// <returns>The iteration's end. A blocking body has ended when the call returns; what it throws, it throws from the call.</returns>
internal delegate ValueTask IterationBody(VirtualUser vu, object? instance);
