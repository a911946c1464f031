using System.Xml.Linq;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Charts;

public class ChartTests
{
    private static readonly XNamespace Svg = "";

    private static Chart Sample => new()
    {
        Id = "c",
        Title = "Latency <of> \"x\"",
        Description = "Two lines & a limit.",
        X = Axes.Elapsed(10),
        Y = Axes.Latency([100e6]),
        Places = [1, 5, 9],
        Series = [new("p50", "p50", [10e6, null, 30e6]), new("p95", "p95", [100e6, double.PositiveInfinity, 50e6])],
        Bands = [new(0, 5, "up", "up: 0:00 to 0:05"), new(5, 10, "peak", "peak: 0:05 to 0:10")],
        Markers = [new(5, "✗ 0:05", "p95 broke at 0:05")],
        Limits = [new(50e6, "p(95) < 50 ms", true), new(500e6, "far above", false)],
    };

    private static XElement Drawn(Chart chart) => XElement.Parse(ChartSvg.Draw(chart).Html);

    [Fact]
    public void A_chart_is_well_formed_and_says_what_it_shows()
    {
        var svg = Drawn(Sample);

        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal("Two lines & a limit.", svg.Element(Svg + "desc")?.Value);
        Assert.Equal(["0", "20 ms", "40 ms", "60 ms", "80 ms", "100 ms"], svg.Elements(Svg + "text").Where(text => text.Attribute("x")?.Value == "-7").Select(text => text.Value));
    }

    [Fact]
    public void Lines_stand_where_their_values_are()
    {
        // 1 s of 10 is a tenth of the way, 10 ms of 100 nine tenths down; a gap stays one; what was not reached stands at the top.
        Assert.Equal(["M100 180h0M900 140h0", "M100 0L500 0L900 100"], Drawn(Sample).Descendants(Svg + "path").Where(path => path.Attribute("class")?.Value.StartsWith("l ", StringComparison.Ordinal) == true).Select(path => path.Attribute("d")!.Value));
    }

    [Fact]
    public void Stages_are_named_moments_marked_and_limits_drawn()
    {
        var svg = Drawn(Sample);

        Assert.Equal([("0%", "50%", "up"), ("50%", "50%", "peak")], svg.Elements(Svg + "svg").Where(band => band.Element(Svg + "rect") is not null).Select(band => (band.Attribute("x")!.Value, band.Attribute("width")!.Value, band.Element(Svg + "text")!.Value)));
        Assert.Equal(["50%"], svg.Elements(Svg + "g").Where(group => group.Attribute("class")!.Value == "mark").Select(mark => mark.Element(Svg + "line")!.Attribute("x1")!.Value));
        Assert.Equal(("p95 broke at 0:05", "✗ 0:05"), svg.Elements(Svg + "g").Select(mark => (mark.Element(Svg + "line")!.Value, mark.Element(Svg + "text")!.Value)).Single());
        Assert.Equal("118", Assert.Single(svg.Elements(Svg + "line"), line => line.Attribute("class")!.Value == "limit broken").Attribute("y1")!.Value);
        Assert.Equal("p(95) < 50 ms", Assert.Single(svg.Elements(Svg + "text"), text => text.Attribute("class")!.Value == "halo limit broken").Value);
        Assert.DoesNotContain("far above", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_stand_upon_each_other()
    {
        var chart = Sample with
        {
            Y = Axes.Amount(100),
            IsStacked = true,
            Series = [new("2xx", "s2xx", [50, 50, 50]) { IsArea = true }, new("none", "s3xx", [0, 0, 0]) { IsArea = true }, new("5xx", "s5xx", [50, 0, 50]) { IsArea = true }],
        };

        Assert.Equal(
            ["M100 100L500 100L900 100L900 200L500 200L100 200Z", "M100 0L500 100L900 0L900 100L500 100L100 100Z"],
            Drawn(chart).Descendants(Svg + "path").Where(path => path.Attribute("class")?.Value.StartsWith("a ", StringComparison.Ordinal) == true).Select(path => path.Attribute("d")!.Value));
    }

    [Fact]
    public void The_figure_has_every_value_as_text()
    {
        var html = ChartFigure.Of(Sample).Html;

        Assert.Contains("<tr data-x=\"10\"><th>0:01.0<td>10.0 ms<td>100 ms<tr data-x=\"50\"><th>0:05.0<td>–<td>not reached<tr data-x=\"90\"><th>0:09.0<td>30.0 ms<td>50.0 ms", html, StringComparison.Ordinal);
        Assert.Contains("Latency &lt;of&gt; &quot;x&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_near_each_other_share_no_place()
    {
        var svg = Drawn(Sample with { Limits = [new(50e6, "one", false), new(51e6, "two", true)] });

        Assert.Equal(2, svg.Elements(Svg + "line").Count(line => line.Attribute("class")!.Value.StartsWith("limit", StringComparison.Ordinal)));
        Assert.Equal(["two"], svg.Elements(Svg + "text").Where(text => text.Attribute("class")!.Value.StartsWith("halo limit", StringComparison.Ordinal)).Select(text => text.Value));
    }

    [Fact]
    public void Small_pictures_begin_at_zero_and_show_limits_that_are_near()
    {
        var near = XElement.Parse(ChartSvg.Spark([1, null, 4], "p95", "p95 of \"/a\" over time", limit: 2).Html);
        var far = XElement.Parse(ChartSvg.Spark([1, 2, 4], "p95", "p95", limit: 100).Html);

        Assert.Equal("p95 of \"/a\" over time", near.Attribute("aria-label")?.Value);
        Assert.Equal(["M0 12H100", "M2 17.2h0M98 1.5h0"], near.Elements("path").Select(path => path.Attribute("d")!.Value));
        Assert.Equal(["M2 17.2L50 12L98 1.5"], far.Elements("path").Select(path => path.Attribute("d")!.Value));
        Assert.True(ChartSvg.Spark([null], "p95", "").IsEmpty);
    }

    [Fact]
    public void Latencies_far_apart_have_a_logarithmic_axis()
    {
        Assert.False(Axes.Latency([1e6, 30e6], usual: 1e6).Scale.IsLogarithmic);
        Assert.True(Axes.Latency([1e6, 300e6], usual: 1e6).Scale.IsLogarithmic);
        Assert.Equal(["1 ms", "2 ms", "5 ms", "10 ms", "20 ms", "50 ms", "100 ms"], Axes.Latency([1e6, 90e6], usual: 1e6).TickTexts);
    }
}
