using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Bench;

/// <summary>An iteration of one virtual user that does nothing, with everything recorded, beside two timestamps and one Interlocked.Add.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Iterations = 1_000_000;

    [Benchmark(Baseline = true, OperationsPerInvoke = Iterations)]
    public long TwoTimestampsAndAnAdd()
    {
        long sum = 0;
        for (int n = 0; n < Iterations; n++)
        {
            long start = Stopwatch.GetTimestamp();
            Interlocked.Add(ref sum, Stopwatch.GetTimestamp() - start);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Iterations)]
    public Task Synchronous() => RunAsync(static _ => ValueTask.CompletedTask);

    [Benchmark(OperationsPerInvoke = Iterations)]
    public async Task YieldAlone()
    {
        for (int n = 0; n < Iterations; n++)
        {
            await YieldAsync();
        }
    }

    [Benchmark(OperationsPerInvoke = Iterations)]
    public Task Yielding() => RunAsync(static _ => YieldAsync());

    private static async ValueTask YieldAsync() => await Task.Yield();

    private static async Task RunAsync(Func<VirtualUser, ValueTask> body)
    {
        var scenario = new Scenario { Name = "default", Workload = new PerVuIterations(1, Iterations, TimeSpan.FromMinutes(1)), Bodies = [new ScenarioBody("Body")] };
        var plan = new LoadPlan { Name = "engine", Scenarios = [scenario], Thresholds = [] };
        using var clock = new PacerClock();
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", body, IsBlocking: false) };
        await new LoadEngine(plan, bodies, clock, new RunRecorder(plan), TimeProvider.System).RunAsync();
    }
}
