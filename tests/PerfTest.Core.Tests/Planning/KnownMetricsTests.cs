using System.Reflection;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class KnownMetricsTests
{
    [Fact]
    public void Every_metric_that_is_listed_as_a_field_is_in_the_list() => typeof(KnownMetrics)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<KnownMetric>()
        .Should().BeEquivalentTo(KnownMetrics.All).And.HaveCount(28);

    [Fact]
    public void They_are_what_the_measuring_room_measures()
    {
        var builtIn = new MetricStore().BuiltIn;
        typeof(BuiltInMetrics)
            .GetProperties()
            .Select(property => property.GetValue(builtIn))
            .OfType<Metric>()
            .Select(metric => (metric.Name, metric.Type, metric.Unit))
            .Should().BeEquivalentTo(KnownMetrics.All.Select(metric => (metric.Name, metric.Type, metric.Unit)));
    }

    [Theory]
    [InlineData("http_req_duration", "time")]
    [InlineData("data_sent", "data")]
    [InlineData("vus", "default")]
    public void What_a_metric_contains(string name, string contains) => KnownMetrics.All.Single(metric => metric.Name == name).Contains.Should().Be(contains);
}
