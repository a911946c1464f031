namespace PerfTest;

/// <summary>
/// Thrown by <see cref="Feeder{T}.Next()"/> when a queue has no row left: it ends the iteration, which counts neither as completed nor as failed. Let it pass.
/// </summary>
/// <param name="message">Which feeder, and how many rows it had.</param>
public sealed class FeedUsedUpException(string message) : Exception(message);
