using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

/// <summary>While a test is being typed it does not compile: the analyzers then keep quiet, and never throw.</summary>
public sealed class BrokenSourceTests
{
    [Theory]
    [InlineData("[LoadTest(Duration = 5)] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Duration = )] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Duration = \"5] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Iterations = 1), Threshold] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Iterations = 1), Threshold(5)] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest, Stage(\"5s\")] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest, Stage(\"5s\", 5.5)] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest, Scenario(nameof())] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Iterations = 1), Metric(\"a\")] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Iterations = 1), Metric(\"a\", MetricType.Gone)] public Task Load() => Task.CompletedTask;")]
    [InlineData("[LoadTest(Iterations = 1), Gone(5)] public Task Load() { gone = 5; Thread.Sleep(); task.Result; }")]
    public async Task Quiet(string source) => Assert.Empty(await Compiled.AnalyzeBrokenAsync(Compiled.Document($"public class Shop {{ {source} }}", Adapter.Xunit)));

    [Theory]
    [InlineData("[LoadTest(Iterations = 1), Threshold(\"p95<\\x\")] public Task Load() => Task.CompletedTask;", "PERFTEST101")]
    [InlineData("[LoadTest, Scenario(nameof(Gone), Iterations = 1)] public void Load() { }", "PERFTEST107")]
    public async Task What_has_a_value_is_judged(string source, string id) =>
        Assert.Equal(id, Assert.Single(await Compiled.AnalyzeBrokenAsync(Compiled.Document($"public class Shop {{ {source} }}", Adapter.Xunit))).Id);

    [Theory]
    [InlineData("[LoadTest(Iterations = 1), Threshold(null!)] public Task Load() => Task.CompletedTask;", "PERFTEST101")]
    [InlineData("[LoadTest, Stage(null!, null!)] public Task Load() => Task.CompletedTask;", "PERFTEST102", "PERFTEST104")]
    [InlineData("[LoadTest, Scenario(null!, Iterations = 1)] public void Judge() { }", "PERFTEST107")]
    [InlineData("[LoadTest(Duration = null)] public Task Load() => Task.CompletedTask;", "PERFTEST106")]
    [InlineData("[LoadTest(Iterations = 1), Metric(null!, MetricType.Gauge)] public Task Load() => Task.CompletedTask;", "PERFTEST109")]
    [InlineData("[LoadTest(Iterations = 1), Metric(\"a\", (MetricType)9)] public Task Load() => Task.CompletedTask;", "PERFTEST109")]
    [InlineData("[LoadTest(Iterations = 1), Profile(null!)] public Task Load() => Task.CompletedTask;", "PERFTEST109")]
    [InlineData("[LoadTest(Rate = \"5/s\", Duration = \"5s\", Arrivals = (Arrivals)9)] public Task Load() => Task.CompletedTask;", "PERFTEST106")]
    public async Task Null_and_nonsense_are_told(string source, params string[] ids) => Assert.Equal(ids, await Verify.ReportedIdsAsync(source));
}
