using System.Diagnostics;
using System.Text.Json;

namespace PerfTest.Bench;

/// <summary><c>/delayed</c> answers after a scripted delay and keeps how long it took by its own account; <c>/delays</c> gives that, in nanoseconds, and forgets it.</summary>
internal sealed class Delays
{
    private readonly Lock _gate = new();
    private List<double> _took = [];
    private long _calls;

    public async Task AnswerAsync(HttpContext context)
    {
        long begun = Stopwatch.GetTimestamp();

        // 2 to 10 ms evenly, and every fiftieth 40 ms: nine steps, so that the median is in the middle of one and not at its edge, where a hair decides for a millisecond.
        long call = Interlocked.Increment(ref _calls);
        await Task.Delay(call % 50 == 0 ? 40 : (int)(2 + (call % 9)));
        await context.Response.WriteAsync("late");
        double took = Stopwatch.GetElapsedTime(begun).TotalNanoseconds;
        lock (_gate)
        {
            _took.Add(took);
        }
    }

    public async Task ReportAsync(HttpContext context)
    {
        double[] sorted;
        lock (_gate)
        {
            sorted = [.. _took.Order()];
            _took = [];
        }

        double At(double quantile) => sorted.Length == 0 ? 0 : sorted[(int)(quantile * (sorted.Length - 1))];
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { count = sorted.Length, p50 = At(0.5), p99 = At(0.99) }));
    }
}
