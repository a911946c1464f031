namespace PerfTest.Running;

/// <summary>Tear-downs of virtual users that threw.</summary>
/// <param name="Vu">The id of the first one.</param>
/// <param name="Thrown">What it threw.</param>
/// <param name="Count">How many have thrown.</param>
internal sealed record VuTearDownFailure(long Vu, Exception Thrown, int Count);
