using PerfTest;

namespace Cases;

/// <summary>Cases that want a run of their own.</summary>
[Trait("Run", "Apart")]
public sealed class Apart
{
    [LoadTest(Vus = 2, Duration = "10m", Warmup = "0s")]
    public Task Ten_minutes(CancellationToken ct) => Task.Delay(10, ct);

    [LoadTest(Vus = 1, Iterations = 20)]
    public Task Twenty_iterations(CancellationToken ct) => Task.Delay(2, ct);

    [LoadTest(Vus = 1, Iterations = 1, GracefulStop = "1s", MaxDuration = "1s")]
    public Task Never_returns() => new TaskCompletionSource().Task;
}
