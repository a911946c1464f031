using BenchmarkDotNet.Attributes;
using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>A sample with its series at hand, and with the series to be found first: by its set of tags, by its tags one by one.</summary>
[MemoryDiagnoser]
public class SeriesBenchmarks
{
    private const long Duration = 12_345_678;

    private readonly MetricStore _store = new();
    private readonly TagSet _tags;
    private readonly TagSet _scenario;
    private readonly TrendSeries _series;

    public SeriesBenchmarks()
    {
        _scenario = _store.NoTags.With("scenario", "default");
        _tags = _scenario.With("name", "/products/{id}").With("method", "GET").With("status", "200");
        _series = _store.GetTrend(_store.BuiltIn.HttpReqDuration, _tags);
    }

    [Benchmark(Baseline = true)]
    public void Known() => _series.Record(Duration);

    [Benchmark]
    public void BySet() => _store.GetTrend(_store.BuiltIn.HttpReqDuration, _tags).Record(Duration);

    [Benchmark]
    public void ByThreeTags() =>
        _store.GetTrend(_store.BuiltIn.HttpReqDuration, _scenario.With("name", "/products/{id}").With("method", "GET").With("status", "200")).Record(Duration);
}
