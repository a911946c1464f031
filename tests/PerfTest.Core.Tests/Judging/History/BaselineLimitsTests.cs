using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Judging;

/// <summary>What earlier runs were makes limits, and what they vary by is accepted.</summary>
public class BaselineLimitsTests
{
    [Fact]
    public void The_median_is_the_middle_one_or_between_two()
    {
        Assert.Equal(3, BaselineLimits.Median([5, 1, 3]));
        Assert.Equal(2.5, BaselineLimits.Median([4, 1, 2, 3]));
    }

    [Theory]
    [InlineData(new double[] { 100, 100, 100, 100, 100 }, 110, 90)] // Nothing varies: the share decides.
    [InlineData(new double[] { 80, 90, 100, 110, 120 }, 144.478, 55.522)] // MAD 10: three deviations are 44.478.
    [InlineData(new double[] { 100, 100, 100, 100, 1_000 }, 110, 90)] // One wild run moves nothing.
    public void The_further_of_the_share_and_three_deviations_is_the_limit(double[] values, double upper, double lower)
    {
        var (most, least) = BaselineLimits.Bounds(Read("p95", "10%", "10%")[0], values);

        Assert.Equal(upper, most!.Value, 9);
        Assert.Equal(lower, least!.Value, 9);
    }

    [Fact]
    public void Five_passed_runs_set_a_limit_that_is_judged_and_shown_as_others_are()
    {
        var plan = BaselineLimits.Apply(Plan("p95", "10%"), Runs(5, 50e6), isOff: false);

        var limit = Assert.Single(plan.Thresholds, threshold => !threshold.IsDefault);
        Assert.Equal(("p(95)<=55ms", "[Baseline]: median 50.0 ms of 5 runs"), (limit.Source, limit.Origin));
        Assert.Same(limit, plan.Thresholds[0]);
        Assert.False(new Story(plan).Vus(100).Iterate(100, 56).Until(10).Judge().Passed);
        Assert.True(new Story(plan).Vus(100).Iterate(100, 54).Until(10).Judge().Passed);
    }

    [Fact]
    public void Fewer_only_inform_and_failed_ones_do_not_count()
    {
        IReadOnlyList<HistoryEntry> runs = [.. Runs(4, 50e6), .. Runs(9, 90e6).Select(run => run with { Verdict = LoadVerdict.Failed })];

        var plan = BaselineLimits.Apply(Plan("p95", "10%"), runs, isOff: false);

        Assert.DoesNotContain(plan.Thresholds, threshold => !threshold.IsDefault);
        Assert.Equal("[Baseline(\"p95\")] sets no limit yet: 4 comparable runs in the history, and it takes 5 that passed.", Assert.Single(plan.Warnings));
    }

    [Fact]
    public void Switched_off_it_informs()
    {
        var plan = BaselineLimits.Apply(Plan("p95", "10%"), Runs(7, 50e6), isOff: true);

        Assert.DoesNotContain(plan.Thresholds, threshold => !threshold.IsDefault);
        Assert.Equal("[Baseline(\"p95\")] sets no limit in this run, as PERFTEST_BASELINE says: the median of 7 comparable runs is 50.0 ms.", Assert.Single(plan.Warnings));
    }

    [Fact]
    public void Of_more_than_twenty_runs_the_latest_count()
    {
        IReadOnlyList<HistoryEntry> runs = [.. Runs(30, 90e6), .. Runs(20, 50e6, from: 30)];

        Assert.Equal("p(95)<=55ms", BaselineLimits.Apply(Plan("p95", "10%"), runs, isOff: false).Thresholds[0].Source);
    }

    [Fact]
    public void Less_of_a_rate_fails()
    {
        var plan = Plan("http_reqs rate", null, "20%");
        IReadOnlyList<HistoryEntry> runs = [.. Runs(5, 1_000).Select(run => run with { Figures = ImmutableSortedDictionary<string, double>.Empty.Add("http_reqs: rate", 1_000) })];

        Assert.Equal("http_reqs: rate>=800", BaselineLimits.Apply(plan, runs, isOff: false).Thresholds[0].Source);
    }

    [Fact]
    public void A_segment_has_no_baseline()
    {
        var plan = BaselineLimits.Apply(Plan("p95", "10%") with { Segment = Segment.Of(0, 2) }, Runs(9, 50e6), isOff: false);

        Assert.DoesNotContain(plan.Thresholds, threshold => !threshold.IsDefault);
        Assert.Single(plan.Warnings);
    }

    [Theory]
    [InlineData("p95", null, null, "[Baseline(\"p95\")] has no limit: write MaxIncrease = \"10%\", or MaxDecrease where less is worse.")]
    [InlineData("p95", "10", null, "[Baseline(\"p95\")] MaxIncrease = \"10\": write a percentage above 0, such as \"10%\".")]
    [InlineData("p95", null, "100%", "[Baseline(\"p95\")] MaxDecrease = \"100%\": write a percentage above 0 and below 100, such as \"10%\".")]
    [InlineData("p95<5ms", "10%", null, "[Baseline(\"p95<5ms\")] has a limit of its own: ")]
    [InlineData("", "10%", null, "[Baseline(\"\")] names no figure: ")]
    [InlineData("http_req_duraton p95", "10%", null, "[Baseline(\"http_req_duraton p95\")]: there is no metric \"http_req_duraton\"; did you mean \"http_req_duration\"?")]
    public void What_is_wrong_is_a_sentence(string figure, string? increase, string? decrease, string sentence)
    {
        List<string> mistakes = [];

        BaselinePlanner.Read([new(figure) { MaxIncrease = increase, MaxDecrease = decrease }], [], mistakes);

        Assert.StartsWith(sentence, Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_has_one_key_however_it_is_written() =>
        Assert.Equal(["p(95)", "p(95)", "http_req_duration{name:/a}: p(99)", "http_reqs: rate"], new[] { "p95", "p(95)", "http_req_duration{name:/a} p99", "http_reqs: rate" }.Select(figure => Read(figure, "1%", null)[0].Key));

    private static ImmutableArray<Baseline> Read(string figure, string? increase, string? decrease)
    {
        List<string> mistakes = [];
        var baselines = BaselinePlanner.Read([new(figure) { MaxIncrease = increase, MaxDecrease = decrease }], [], mistakes);
        Assert.Empty(mistakes);
        return baselines;
    }

    private static LoadPlan Plan(string figure, string? increase, string? decrease = null) => Story.Closed("Baseline") with { Baselines = Read(figure, increase, decrease) };

    private static IEnumerable<HistoryEntry> OfRuns(int count, double value, int from) => Enumerable.Range(from, count).Select(i => new HistoryEntry
    {
        Test = "Baseline",
        StartedAt = Story.Start.AddDays(i),
        Machine = "m",
        Settings = "s",
        Verdict = LoadVerdict.Passed,
        Figures = ImmutableSortedDictionary<string, double>.Empty.Add("p(95)", value),
    });

    private static IReadOnlyList<HistoryEntry> Runs(int count, double value, int from = 0) => [.. OfRuns(count, value, from)];
}
