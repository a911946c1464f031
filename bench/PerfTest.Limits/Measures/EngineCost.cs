using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Bench;

/// <summary>What an iteration costs that does nothing, with everything recorded, against two timestamps and one Interlocked.Add.</summary>
internal static class EngineCost
{
    private const int Iterations = 1_000_000;

    public static async Task<IReadOnlyList<Line>> JudgeAsync(int rounds)
    {
        for (int n = 0; n < 3; n++)
        {
            await OursAsync();
            await BareAsync();
            await Task.Delay(150);
        }

        Line time = await Pairs.JudgeAsync(Demands.EngineTime, rounds, OursAsync, BareAsync, Figure.Nanoseconds);
        return [time, Demands.EngineBytes.Judge(await AllocatedAsync())];
    }

    /// <summary>Bytes per iteration, without what a run of any length allocates.</summary>
    private static async Task<double> AllocatedAsync()
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await RunAsync(Iterations);
        long between = GC.GetTotalAllocatedBytes(precise: true);
        await RunAsync(2 * Iterations);
        long after = GC.GetTotalAllocatedBytes(precise: true);
        return Math.Max(0, (double)(after - between - (between - before)) / Iterations);
    }

    private static async Task<Half> OursAsync()
    {
        var meter = Meter.Start();
        await RunAsync(Iterations);
        return meter.Cost(Iterations);
    }

    private static Task<Half> BareAsync() => Task.Run(() =>
    {
        var meter = Meter.Start();
        Loop(Iterations);
        return meter.Cost(Iterations);
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Loop(int iterations)
    {
        long sum = 0;
        for (int n = 0; n < iterations; n++)
        {
            long start = Stopwatch.GetTimestamp();
            Interlocked.Add(ref sum, Stopwatch.GetTimestamp() - start);
        }
    }

    private static async Task RunAsync(int iterations)
    {
        var scenario = new Scenario { Name = "default", Workload = new PerVuIterations(1, iterations, TimeSpan.FromMinutes(1)), Bodies = [new ScenarioBody("Body")] };
        var plan = new LoadPlan { Name = "engine", Scenarios = [scenario], Thresholds = [] };
        using var clock = new PacerClock();
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", static _ => ValueTask.CompletedTask, IsBlocking: false) };
        EngineOutcome outcome = await new LoadEngine(plan, bodies, clock, new RunRecorder(plan), TimeProvider.System).RunAsync();
        if (outcome.Scenarios[0].Completed != iterations)
        {
            throw new InvalidOperationException($"{outcome.Scenarios[0].Completed} iterations instead of {iterations}.");
        }
    }
}
