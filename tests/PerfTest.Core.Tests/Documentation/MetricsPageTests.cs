using PerfTest.Planning;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>docs/metrics.md names every metric, with its type and unit, and a limit on each that is judged.</summary>
public class MetricsPageTests
{
    private static readonly DocsPage Page = new("metrics.md");

    private static IReadOnlyList<string[]> Rows => [.. Page.Rows("## Virtual users and iterations"), .. Page.Rows("## HTTP"), .. Page.Rows("## WebSockets")];

    public static TheoryData<string> Metrics => [.. KnownMetrics.All.Select(metric => metric.Name)];

    [Fact]
    public void It_names_every_metric_and_no_other() =>
        Assert.Equal(KnownMetrics.All.Select(metric => metric.Name).Order(), Rows.Select(row => DocsPage.Code(row[0])).Order());

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Type_unit_and_limit_of(string metric)
    {
        string[] row = Rows.Single(row => DocsPage.Code(row[0]) == metric);
        KnownMetric known = KnownMetrics.All.Single(known => known.Name == metric);

        Assert.Equal((known.Type.ToString().ToLowerInvariant(), known.Unit == Unit.None ? "" : known.Unit.ToString().ToLowerInvariant()), (row[1], row[2]));
        ThresholdResult judged = EverythingRun.Judge(DocsPage.Code(row[4]));
        Assert.StartsWith(metric, judged.Metric, StringComparison.Ordinal);
        Assert.NotNull(judged.Measured);
        Assert.True(judged.Passed, $"{judged.Expression} measured {judged.MeasuredText}");
    }
}
