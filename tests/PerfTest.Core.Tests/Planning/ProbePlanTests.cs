using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

/// <summary>What <c>[Probe]</c> becomes in a plan.</summary>
public class ProbePlanTests
{
    [Fact]
    public void A_probe_has_a_name_times_and_statuses()
    {
        Probe probe = Assert.Single(With(new ProbeAttribute("/health")).Plan().Probes);

        probe.Should().BeEquivalentTo(new { Name = "health_check", Address = "/health", Every = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(10), IsPath = true });
        probe.ExpectedStatuses.Text.Should().Be("200-399");
    }

    [Fact]
    public void What_is_written_counts()
    {
        ProbeAttribute written = new("http://localhost:5080/ready?deep=1") { Name = "ready", Every = "1s", Timeout = "500ms", ExpectStatus = "200,204" };
        Probe probe = Assert.Single(With(written).Plan().Probes);

        probe.Should().BeEquivalentTo(
            new { Name = "ready", Address = "http://localhost:5080/ready?deep=1", Every = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromMilliseconds(500), IsPath = false });
        probe.ExpectedStatuses.Text.Should().Be("200,204");
    }

    [Theory]
    [InlineData("/health", "health_check")]
    [InlineData("/health-check", "health_check")]
    [InlineData("/api/v1/Ready?deep=1", "api_v1_ready_check")]
    [InlineData("/", "root_check")]
    [InlineData("/2/live", "_2_live_check")]
    [InlineData("http://localhost:5080/healthz", "healthz_check")]
    [InlineData("http://localhost:5080", "root_check")]
    public void The_default_name_is_the_words_of_the_path(string address, string name) =>
        Assert.Single(With(new ProbeAttribute(address)).Plan().Probes).Name.Should().Be(name);

    [Fact]
    public void Its_metrics_are_declared_so_that_limits_on_them_are_checked()
    {
        LoadPlan plan = (With(new ProbeAttribute("/health")) with { Thresholds = [new("health_check_duration p95<2000"), new("health_check_failed<1%")] }).Plan();

        plan.DeclaredMetrics.Select(metric => (metric.Name, metric.Type, metric.Unit)).Should().Equal(
            ("health_check_duration", MetricType.Trend, Unit.Time), ("health_check_failed", MetricType.Rate, Unit.None), ("health_check_skipped", MetricType.Counter, Unit.None));
        (With(new ProbeAttribute("/health")) with { Thresholds = [new("health_check_duraton p95<2000")] }).Mistakes()
            .Should().ContainSingle().Which.Should().Contain("did you mean \"health_check_duration\"?");
    }

    [Fact]
    public void None_may_fail_unless_a_limit_says_otherwise()
    {
        With(new ProbeAttribute("/health")).Plan().Thresholds.Should().Contain(threshold => threshold.IsDefault && threshold.Source == "health_check_failed: rate==0%");
        (With(new ProbeAttribute("/health")) with { Thresholds = [new("health_check_failed<5%")] }).Plan().Thresholds
            .Where(threshold => threshold.Metric == "health_check_failed").Should().ContainSingle().Which.IsDefault.Should().BeFalse();
        (With(new ProbeAttribute("/health")) with { Thresholds = [new("health_check_failed<5%")] }).Plan(("PERFTEST_MODE", "smoke")).Thresholds
            .Where(threshold => threshold.Metric == "health_check_failed").Should().ContainSingle().Which.IsDefault.Should().BeTrue("one probe of a smoke run is no load");
    }

    [Fact]
    public void A_time_scale_shortens_the_time_between_probes_and_not_how_long_they_may_take()
    {
        Probe probe = Assert.Single(With(new ProbeAttribute("/health") { Every = "10s", Timeout = "4s" }).Plan(("PERFTEST_TIME_SCALE", "0.01")).Probes);

        (probe.Every, probe.Timeout).Should().Be((TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(4)));
    }

    [Theory]
    [InlineData("", "[Probe(\"\")] is wrong: write a path that begins with a slash, such as \"/health\", or a whole address of http or https, such as \"http://localhost:5080/health\".")]
    [InlineData("health", "[Probe(\"health\")] is wrong: write a path that begins with a slash, such as \"/health\", or a whole address of http or https, such as \"http://localhost:5080/health\".")]
    [InlineData("//host/health", "[Probe(\"//host/health\")] is wrong: write a path that begins with a slash, such as \"/health\", or a whole address of http or https, such as \"http://localhost:5080/health\".")]
    [InlineData("file:///health", "[Probe(\"file:///health\")] is wrong: write a path that begins with a slash, such as \"/health\", or a whole address of http or https, such as \"http://localhost:5080/health\".")]
    [InlineData("http://me:secret@localhost/health", "[Probe] is wrong: an address has no user, password or fragment here.")]
    public void Wrong_addresses(string address, string mistake) => With(new ProbeAttribute(address)).Mistakes().Should().Equal(mistake);

    [Fact]
    public void All_that_is_wrong_with_a_probe_is_said_at_once() =>
        With(new ProbeAttribute("/health") { Name = "health check", Every = "10ms", Timeout = "soon", ExpectStatus = "600", Client = " " }).Mistakes().Should().Equal(
            "[Probe(\"/health\")] Name = \"health check\" is wrong: a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\".",
            "[Probe(\"/health\")] Client = \" \" is wrong: write the name of a field or property that holds an HttpClient, and only beside a path.",
            "[Probe(\"/health\")] Every = \"10ms\" is wrong: write a time from 100ms to 7d.",
            "[Probe(\"/health\")] Timeout = " + DurationParser.Parse("soon").Error,
            "[Probe(\"/health\")] ExpectStatus = \"600\" is not a list of statuses: \"600\" is not a status from 100 to 599. "
            + "Write statuses and ranges of them from 100 to 599 with commas between them, such as \"200-299,404\".");

    [Fact]
    public void Names_are_unique()
    {
        With(new ProbeAttribute("/health"), new ProbeAttribute("/health-check")).Mistakes().Should().Equal(
            "[Probe(\"/health-check\")] Name: the probes of \"/health\" and \"/health-check\" are both called \"health_check\". Give one of them another Name.");
        With(new ProbeAttribute("/health") { Name = "http_req" }).Mistakes().Should().Equal(
            "[Probe(\"/health\")] has the metric \"http_req_duration\", and a built-in metric has this name, too: give it another Name.",
            "[Probe(\"/health\")] has the metric \"http_req_failed\", and a built-in metric has this name, too: give it another Name.");
        (With(new ProbeAttribute("/health")) with { Metrics = [new("health_check_failed", MetricType.Counter)] }).Mistakes().Should().Equal(
            "[Probe(\"/health\")] has the metric \"health_check_failed\", and another metric of this test has this name, too: give it another Name.");
    }

    private static LoadTestDeclaration With(params ProbeAttribute[] probes) => Declared.LoadTest(w => w.Duration = "1m") with { Probes = probes };
}
