using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>docs/health.md quotes what reports say. Each sentence is made here, by a run that deserves it; each rule is on the page.</summary>
public class HealthPageTests
{
    private static readonly DocsPage Page = new("health.md");

    [Fact]
    public void Every_sentence_of_the_page_is_one_of_ours_and_every_rule_is_on_the_page()
    {
        string[] said = [.. Findings().Concat(Limits())];

        Assert.Equal(said.Order(StringComparer.Ordinal), Page.Quotations.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Findings() => new[]
    {
        Open().Drop(100), Open().Drop(100, reason: DropReason.GeneratorLate), Window(), Missing(),
        Open(lag: 21, "p95<200ms"), Open(lag: 101, "p95<100ms", service: 200),
        Open().Health(null, Story.Ns(11)),
        Closed().InMemory().Health(well => well with { ReadingsWithGrowingPool = 5, PoolThreadsMax = 17, PoolQueueMax = 48 }, Story.Ns(640)),
        Closed().Health(well => well with { GcPauseTotal = Story.Ns(510) }),
        Closed("p95<200ms").Health(well => well with { GcPauseLongest = Story.Ns(21) }),
        Open().Health(well => well with { CpuSecondsSaturated = 2 }),
        Closed().Machine(well => well with { UnoptimizedAssemblies = ["Shop.Tests"] }),
        Closed().Machine(well => well with { IsDebuggerAttached = true }),
        Closed().Machine(well => well with { CodeCoverage = "coverlet" }),
    }.Select(story => story.Judge().Health.Findings[0].Sentence);

    /// <summary>Without the advice behind them, which is as long again.</summary>
    private static IEnumerable<string> Limits()
    {
        var limits = new MachineLimits(1_024, 28_232);
        var perVu = new ConnectionNotes();
        perVu.Notice(perVu: true, keepAlive: true);
        var closing = new ConnectionNotes();
        closing.Notice(perVu: false, keepAlive: false);
        yield return Preflight.Warnings(Story.Closed("Files", new ConstantVus(1_000, TimeSpan.FromSeconds(10))), perVu, limits)[0].Split(" Raise the limit")[0];
        yield return Preflight.Warnings(Story.Open("Ports", new ConstantArrivalRate(new(1_000, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10)), closing, limits)[0].Split(" Keep connections")[0];
    }

    private static Story Open(double lag = 0, string? limit = null, double service = 1) =>
        new Story(Story.Open("Open", null, limit is null ? [] : [Judging.Limits.Of(limit)])).Vus(10).Iterate(limit is null && lag == 0 ? 900 : 1000, 200, lag: lag).Request(1000, service, lag: lag).Until(10);

    private static Story Closed(string? limit = null) =>
        new Story(Story.Closed("Closed", null, limit is null ? [] : [Judging.Limits.Of(limit)])).Vus(100).Iterate(1000, 1).Until(10);

    private static Story Window()
    {
        var story = new Story(Story.Open("Window", new ConstantArrivalRate(new(100, Nanoseconds.PerSecond), TimeSpan.FromSeconds(200), 10, 10))).Vus(10);
        for (int second = 1; second <= 200; second++)
        {
            int dropped = second is > 20 and <= 30 ? 10 : 0;
            story.Iterate(100 - dropped, 1).Drop(dropped).Until(second);
        }

        return story;
    }

    private static Story Missing() => new Story(Story.Closed("Missing")).Vus(90, planned: 100).Iterate(1000, 1).Until(10);
}
