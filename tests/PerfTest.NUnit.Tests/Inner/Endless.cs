using NUnit.Framework;

namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Load that does not end by itself.</summary>
public sealed class Endless
{
    internal static int TearDowns { get; set; }

    /// <summary>Completed by the first iteration.</summary>
    internal static TaskCompletionSource Started { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoadTest(Duration = "10m", GracefulStop = "1s", Warmup = "0s")]
    public Task Until_stopped(CancellationToken ct)
    {
        Started.TrySetResult();
        return Task.Delay(Timeout.Infinite, ct);
    }

    [TearDown]
    public void TearDown() => TearDowns++;
}

public sealed class Limited
{
    [LoadTest(Duration = "10m", GracefulStop = "1s", Warmup = "0s")]
    [CancelAfter(300)]
    public Task By_CancelAfter(CancellationToken ct) => Task.Delay(5, ct);

    [LoadTest(Duration = "10m", GracefulStop = "1s", Warmup = "0s")]
    [TestCase(1)]
    [CancelAfter(300)]
    public Task By_CancelAfter_in_a_row(int number, CancellationToken ct) => Task.Delay(number, ct);

#pragma warning disable CS0618 // Obsolete, and still written.
    [LoadTest(Duration = "10m", GracefulStop = "1s", Warmup = "0s")]
    [Timeout(300)]
    public Task By_Timeout(CancellationToken ct) => Task.Delay(5, ct);
#pragma warning restore CS0618

    [LoadTest(Iterations = 3)]
    [CancelAfter(60_000)]
    public Task In_time(CancellationToken ct) => Task.Delay(1, ct);
}
