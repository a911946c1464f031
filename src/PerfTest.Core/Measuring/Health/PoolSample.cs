namespace PerfTest.Measuring;

/// <summary>The thread pool in a span of time.</summary>
/// <param name="At">End of the span, on the scale of the sampler's caller.</param>
/// <param name="Threads">The most threads.</param>
/// <param name="Queue">The most work items that waited for one.</param>
internal readonly record struct PoolSample(long At, int Threads, long Queue);
