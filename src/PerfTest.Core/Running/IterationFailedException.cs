namespace PerfTest;

/// <summary>Thrown by <see cref="VirtualUser.Fail"/>: ends the iteration and counts it as failed.</summary>
/// <param name="message">Why, as the user's code said it.</param>
public sealed class IterationFailedException(string message) : Exception(message);
