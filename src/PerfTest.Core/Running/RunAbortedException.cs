namespace PerfTest;

/// <summary>Thrown by <see cref="VirtualUser.Abort"/>: ends the iteration and the run.</summary>
/// <param name="message">Why, as the user's code said it.</param>
public sealed class RunAbortedException(string message) : Exception(message);
