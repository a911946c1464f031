namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Counts its iterations, for overrides to be seen.</summary>
public sealed class Overridden
{
    private static int s_iterations;

    internal static int Iterations { get => s_iterations; set => s_iterations = value; }

    [LoadTest(Iterations = 7)]
    public Task Counts()
    {
        Interlocked.Increment(ref s_iterations);
        return Task.CompletedTask;
    }
}
