using FluentAssertions;
using PerfTest.Cluster.Protocol;
using PerfTest.Planning;

namespace PerfTest.Cluster.Tests.Simulation;

/// <summary>What holds in every cluster, whatever happens to it.</summary>
internal static class Invariants
{
    private const long Step = 200 * Nanoseconds.PerMillisecond;

    public static void Hold(ClusterSimulation world)
    {
        NobodyStartsUnlessAllAgree(world);
        AllStartTogether(world);
        PartsAreDealtOutOnce(world);
        NothingIsCountedTwiceOrMadeUp(world);
        NothingThatWasTakenIsLost(world);
        WhoeverIsMissingIsNamed(world);
    }

    /// <summary>Everybody who lives has come to an end.</summary>
    public static void AllEnd(ClusterSimulation world) =>
        world.Agents.Where(agent => !agent.IsDead && (agent.Outcome is null || agent.State.Stage is AgentStage.Running)).Should().BeEmpty();

    private static void NobodyStartsUnlessAllAgree(ClusterSimulation world)
    {
        world.Gone.Where(gone => gone.Missing > 0).Should().BeEmpty();
        world.Gone.Should().HaveCountLessThanOrEqualTo(1);
        foreach (SimulatedAgent agent in world.Agents.Where(agent => agent.BeganAt >= 0))
        {
            world.Gone.Select(gone => gone.Attempt).Should().Contain(agent.StartedAttempt);
        }
    }

    /// <summary>As far as their clocks allow, and they move in steps here.</summary>
    private static void AllStartTogether(ClusterSimulation world)
    {
        foreach (SimulatedAgent agent in world.Agents.Where(agent => agent.BeganAt >= 0 && !world.Weather.Frozen.ContainsKey(agent.Number)))
        {
            (agent.BeganAt - world.StartAt!.Value).Should().BeInRange(-agent.State.Clock.Error, Step + agent.State.Clock.Error);
        }
    }

    private static void PartsAreDealtOutOnce(ClusterSimulation world) =>
        world.Agents.Where(agent => agent.BeganAt >= 0).Select(agent => agent.Index).Should().OnlyHaveUniqueItems();

    private static void NothingIsCountedTwiceOrMadeUp(ClusterSimulation world)
    {
        foreach (SimulatedAgent agent in world.Agents)
        {
            Counted(world, agent, 'a').Should().BeLessThanOrEqualTo(agent.Own.A);
            Counted(world, agent, 'b').Should().BeLessThanOrEqualTo(agent.Own.B);
        }
    }

    private static void NothingThatWasTakenIsLost(ClusterSimulation world)
    {
        foreach ((string id, long seq) in world.Taken)
        {
            Counted(world, world.ById[id], 'a').Should().Be(world.ById[id].Sent[seq].B);
        }
    }

    /// <summary>Either the totals of an agent are there, and are its own exactly, or it is one of the lost.</summary>
    private static void WhoeverIsMissingIsNamed(ClusterSimulation world)
    {
        if (world.Controller.Test is not { Phase: TestPhase.Done } test)
        {
            return;
        }

        foreach (AgentEntry part in test.Parts)
        {
            if (part.Loss is null)
            {
                SimulatedAgent agent = world.ById[part.Id];
                part.HasTotals.Should().BeTrue();
                (Counted(world, agent, 'a'), Counted(world, agent, 'b')).Should().Be(agent.Own);
            }
        }
    }

    public static long Counted(ClusterSimulation world, SimulatedAgent agent, char series) => world.Book.TryGet((agent.Id, series), out long counted) ? counted : 0;
}
