using BenchmarkDotNet.Attributes;
using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>A look at 500 trends with ten thousand samples each.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private readonly MetricStore _store = FullStore.Create();

    [Benchmark]
    public object Series500() => _store.Snapshot();
}
