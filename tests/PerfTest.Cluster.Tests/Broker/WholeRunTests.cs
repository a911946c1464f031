using System.Text.Json;
using FluentAssertions;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests.Broker;

[Collection(BrokerCollection.Name)]
[Trait("Category", "Broker")]
public sealed class WholeRunTests(RabbitMqBroker broker)
{
    [BrokerFact]
    public async Task An_arrival_rate_of_three_agents_is_the_sum_of_what_they_measured()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "rate", agents: 3);

        JsonElement whole = await cluster.Controller.ResultAsync();
        JsonElement[] parts = await Task.WhenAll(cluster.Agents.Select(agent => agent.ResultAsync()));

        whole.GetProperty("verdict").GetString().Should().NotBe("Incomplete", cluster.Controller.Output);
        Sums.Check(whole, parts);
        whole.GetProperty("scenario").GetProperty("due").GetInt64().Should().Be(15_000);
        whole.GetProperty("errors").GetProperty("System.InvalidOperationException").GetInt64().Should().Be(whole.GetProperty("scenario").GetProperty("failed").GetInt64());
        parts.Select(part => part.GetProperty("token").GetString()).Should().OnlyContain(token => token == $"made by {cluster.Controller.Process.Id}");
        whole.GetProperty("agents").GetArrayLength().Should().Be(3);
        whole.GetProperty("report").GetString().Should().Contain("AGENTS").And.Contain("0:1/3").And.NotContain("guest");
        parts.Select(part => part.GetProperty("summary").GetString()).Should().OnlyContain(summary => summary!.StartsWith("Its part of the load was sent. The verdict, which is the controller's:", StringComparison.Ordinal));
    }

    [BrokerFact]
    public async Task Ramping_users_of_three_agents_are_those_of_the_plan_each_second()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "ramp", agents: 3);

        JsonElement whole = await cluster.Controller.ResultAsync();
        JsonElement[] parts = await Task.WhenAll(cluster.Agents.Select(agent => agent.ResultAsync()));

        whole.GetProperty("verdict").GetString().Should().NotBe("Incomplete", cluster.Controller.Output);
        Sums.Check(whole, parts);
        IReadOnlyList<VuStep> plan = VuSchedule.Planned(
            new RampingVus(0, [new(TimeSpan.FromSeconds(3), 14, null), new(TimeSpan.FromSeconds(2), 14, null), new(TimeSpan.FromSeconds(2), 3, null)], TimeSpan.FromSeconds(30)), Segment.Whole);
        JsonElement[] slices = [.. whole.GetProperty("slices").EnumerateArray().Where(slice => slice.GetProperty("end").GetInt64() <= 6 * Nanoseconds.PerSecond)];
        slices.Should().HaveCountGreaterThanOrEqualTo(5);
        foreach (JsonElement slice in slices)
        {
            // The last agent's tick is the slice's end; the others came up to half a second before it.
            long end = slice.GetProperty("end").GetInt64();
            int[] wanted = [.. Enumerable.Range(0, 500).Select(before => Wanted(plan, end - (before * Nanoseconds.PerMillisecond)))];
            ((int)Math.Round(slice.GetProperty("planned").GetDouble())).Should().BeInRange(wanted.Min(), wanted.Max(), $"the plan at {end} ns");
        }
    }

    [BrokerFact]
    public async Task A_limit_that_the_whole_breaks_stops_all_agents()
    {
        await using TestCluster cluster = TestCluster.Start(broker, "aborting", agents: 2);

        JsonElement whole = await cluster.Controller.ResultAsync();
        JsonElement[] parts = await Task.WhenAll(cluster.Agents.Select(agent => agent.ResultAsync()));

        whole.GetProperty("verdict").GetString().Should().Be("Aborted", cluster.Controller.Output);
        whole.GetProperty("summary").GetString().Should().Contain("orders");
        Sums.Check(whole, parts);

        // Neither of them alone had come so far.
        long orders = whole.GetProperty("counters").EnumerateObject().Where(counter => counter.Name.StartsWith("orders", StringComparison.Ordinal)).Sum(counter => counter.Value.GetInt64());
        orders.Should().BeInRange(1_500, 9_000);
        whole.GetProperty("slices").EnumerateArray().Last().GetProperty("end").GetInt64().Should().BeLessThan(45 * Nanoseconds.PerSecond);
    }

    /// <summary>What the engine counts as planned: what is wanted, and was a second before. (Parts never shrink when the whole grows, so theirs sum to it.)</summary>
    private static int Wanted(IReadOnlyList<VuStep> plan, long time) => Math.Min(VuSchedule.At(plan, time), VuSchedule.At(plan, time - Nanoseconds.PerSecond));
}
