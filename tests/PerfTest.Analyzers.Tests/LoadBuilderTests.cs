using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class LoadBuilderTests
{
    [Theory]
    [InlineData("PERFTEST101", "Iterations(1).Threshold(\"p95<500[|mss|]\")")]
    [InlineData("PERFTEST101", "Iterations(1).Threshold(abortOnFail: true, expression: \"p95<500[|mss|]\")")]
    [InlineData("PERFTEST102", "Vus(5).Duration([|\"5\"|])")]
    [InlineData("PERFTEST102", "Stage([|\"5\"|], 5)")]
    [InlineData("PERFTEST103", "Rate([|\"5\"|]).Duration(\"5s\")")]
    [InlineData("PERFTEST103", "Stage(\"5s\", [|\"5/\"|])")]
    [InlineData("PERFTEST104", "Stages(\"5s:5, [|5s|]\")")]
    [InlineData("PERFTEST104", "Stage[|(\"5s\", 2000000)|]")]
    [InlineData("PERFTEST105", "Vus([|0|]).Duration(\"5s\")")]
    public Task A_wrong_constant(string id, string load) => Verify.ReportsAsync(id, Run(load));

    [Theory]
    [InlineData("Vus(5).Duration(\"5s\").Threshold(\"p95<500ms\")")]
    [InlineData("Rate(\"5/s\").Duration(TimeSpan.FromSeconds(5)).MaxVus(5)")]
    [InlineData("Stage(\"5s\", 5, \"peak\").Stage(TimeSpan.FromSeconds(5), 0).Threshold(\"p95<5\", during: \"peak\")")]
    [InlineData("Duration(Environment.MachineName).Threshold(Environment.MachineName).Stages(Environment.MachineName)")]
    public Task What_is_right_or_not_known(string load) => Verify.AcceptsAsync(Run(load));

    private static string Run(string load) => $"public Task<LoadResult> Run() => LoadTest.RunAsync(\"shop\", vu => Task.CompletedTask, load => load.{load});";
}
