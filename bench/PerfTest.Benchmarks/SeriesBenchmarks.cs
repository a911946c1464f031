using BenchmarkDotNet.Attributes;
using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>From tags to a series, when it exists: what a sample costs before it is recorded.</summary>
[MemoryDiagnoser]
public class SeriesBenchmarks
{
    private readonly MetricStore _store = new();
    private readonly TagSet _tags;
    private readonly TagSet _scenario;

    public SeriesBenchmarks()
    {
        _scenario = _store.NoTags.With("scenario", "default");
        _tags = _scenario.With("name", "/products/{id}").With("method", "GET").With("status", "200");
        _store.GetTrend(_store.BuiltIn.HttpReqDuration, _tags);
    }

    [Benchmark]
    public object BySet() => _store.GetTrend(_store.BuiltIn.HttpReqDuration, _tags);

    [Benchmark]
    public object ByThreeTags() => _scenario.With("name", "/products/{id}").With("method", "GET").With("status", "200");
}
