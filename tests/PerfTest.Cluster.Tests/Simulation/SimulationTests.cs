using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Cluster.Protocol;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests.Simulation;

public sealed class SimulationTests
{
    private const long Second = Nanoseconds.PerSecond;
    private const long Long = 200 * Second;

    /// <summary>Delays, losses, doubles, overtaking, kills, standstills and outages, in any mixture.</summary>
    private static readonly Gen<(Weather Weather, int Seed)> AnyWeather =
        from agents in Gen.Choose(1, 12)
        from seed in Gen.Choose(0, int.MaxValue)
        from lost in Gen.Choose(0, 30)
        from doubled in Gen.Choose(0, 30)
        from way in Gen.Choose(1, 900)
        from loss in Gen.Elements(OnAgentLoss.Abort, OnAgentLoss.Continue)
        from killed in Gen.Choose(0, 4 * agents)
        from killedAt in Gen.Choose(1, 40)
        from frozen in Gen.Choose(0, 4 * agents)
        from frozenAt in Gen.Choose(1, 40)
        from frozenFor in Gen.Choose(1, 25)
        from away in Gen.Choose(0, 3)
        from awayAt in Gen.Choose(1, 40)
        from awayFor in Gen.Choose(1, 25)
        from controller in Gen.Choose(0, 3)
        from controllerAt in Gen.Choose(1, 40)
        select (new Weather
        {
            Agents = agents,
            Lost = lost / 100.0,
            Doubled = doubled / 100.0,
            LongestWay = way * Nanoseconds.PerMillisecond,
            OnAgentLoss = loss,
            Killed = killed < agents ? new() { [killed] = killedAt * Second } : new Dictionary<int, long>(),
            Frozen = frozen < agents ? new() { [frozen] = (frozenAt * Second, frozenFor * Second) } : new Dictionary<int, (long, long)>(),
            BrokerAway = away == 0 ? (awayAt * Second, awayFor * Second) : null,
            ControllerKilled = controller == 0 ? controllerAt * Second : null,
        }, seed);

    [Fact]
    public void Whatever_happens_nothing_is_counted_twice_and_nobody_starts_alone() => Prop.ForAll(AnyWeather.ToArbitrary(), story =>
    {
        var world = new ClusterSimulation(story.Weather, story.Seed);
        world.Run(Long);
        Invariants.Hold(world);
        Invariants.AllEnd(world);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260101, 1));

    [Fact]
    public void A_thousand_agents_keep_the_invariants_in_bad_weather() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var world = new ClusterSimulation(
            new Weather
            {
                Agents = 1_000,
                Lost = 0.05,
                Doubled = 0.1,
                LongestWay = 300 * Nanoseconds.PerMillisecond,
                OnAgentLoss = OnAgentLoss.Continue,
                Length = 30 * Second,
                Killed = new Dictionary<int, long> { [17] = 35 * Second },
                Frozen = new Dictionary<int, (long, long)> { [400] = (33 * Second, 15 * Second) },
            },
            seed);
        world.Run(100 * Second);

        world.Controller.Test!.Phase.Should().Be(TestPhase.Done);
        world.Gone.Should().HaveCount(1);
        world.ById["agent-0017"].BeganAt.Should().BePositive();
        world.Controller.Test.Parts.Where(part => part.Loss is not null).Select(part => part.Id).Should().Contain(["agent-0017", "agent-0400"]);
        Invariants.Hold(world);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3).WithReplay(20260101, 1));

    [Fact]
    public void In_fair_weather_the_total_is_the_sum_of_what_each_counted()
    {
        var world = new ClusterSimulation(new Weather { Agents = 7 }, seed: 1);

        world.Run(Long);

        world.Agents.Should().OnlyContain(agent => agent.Outcome!.IsDone && agent.Outcome.Sentence.EndsWith("passed", StringComparison.Ordinal));
        world.Agents.Sum(agent => Invariants.Counted(world, agent, 'a')).Should().Be(world.Agents.Sum(agent => agent.Own.A)).And.BePositive();
        world.Controller.Test!.Parts.Should().OnlyContain(part => part.HasTotals && part.Loss == null);
        Invariants.Hold(world);
    }

    [Fact]
    public void A_killed_agent_is_lost_and_what_it_had_sent_is_kept()
    {
        var world = new ClusterSimulation(new Weather { Agents = 3, Killed = new Dictionary<int, long> { [1] = 18 * Second }, OnAgentLoss = OnAgentLoss.Continue }, seed: 2);

        world.Run(Long);

        AgentEntry lost = world.Controller.Test!.Parts.Single(part => part.Loss is not null);
        lost.Id.Should().Be("agent-0001");
        lost.Loss.Should().Be("was not heard of for 10 s");
        Invariants.Counted(world, world.Agents[1], 'a').Should().BePositive().And.BeLessThanOrEqualTo(world.Agents[1].Own.A);
        world.Agents.Where(agent => agent.Number != 1).Should().OnlyContain(agent => agent.Outcome!.IsDone && agent.EndedAt - agent.BeganAt >= world.Weather.Length - Second);
        Invariants.Hold(world);
    }

    [Fact]
    public void A_lost_agent_stops_the_others_where_that_is_asked_for()
    {
        var world = new ClusterSimulation(new Weather { Agents = 3, Length = 60 * Second, Killed = new Dictionary<int, long> { [1] = 18 * Second }, OnAgentLoss = OnAgentLoss.Abort }, seed: 2);

        world.Run(Long);

        world.Effects.OfType<ControllerEffect.Stopping>().Should().ContainSingle().Which.Should().Be(new ControllerEffect.Stopping(StopCause.Aborted, "agent-0001 was not heard of for 10 s"));
        world.Agents.Where(agent => agent.Number != 1).Should().OnlyContain(agent => agent.EndedAt < 35 * Second && agent.Outcome!.IsDone);
        Invariants.Hold(world);
    }

    [Fact]
    public void An_agent_that_stood_still_is_fenced_and_stops()
    {
        var world = new ClusterSimulation(
            new Weather { Agents = 3, Length = 60 * Second, Frozen = new Dictionary<int, (long, long)> { [2] = (18 * Second, 12 * Second) }, OnAgentLoss = OnAgentLoss.Continue },
            seed: 3);

        world.Run(Long);

        SimulatedAgent frozen = world.Agents[2];
        frozen.State.Incarnation.Should().Be(2);
        frozen.EndedAt.Should().BeLessThan(33 * Second);
        frozen.Outcome!.IsDone.Should().BeFalse();
        frozen.Outcome.Sentence.Should().Contain("the controller lost this agent");
        Invariants.Counted(world, frozen, 'a').Should().BePositive().And.BeLessThan(frozen.Own.A);
        Invariants.Hold(world);
    }

    [Fact]
    public void A_broker_that_is_away_for_a_while_costs_nothing()
    {
        var world = new ClusterSimulation(new Weather { Agents = 3, Length = 30 * Second, BrokerAway = (18 * Second, 8 * Second) }, seed: 4);

        world.Run(Long);

        world.Controller.Test!.Parts.Should().OnlyContain(part => part.HasTotals && part.Loss == null);
        world.Agents.Should().OnlyContain(agent => agent.Outcome!.IsDone);
        Invariants.Hold(world);
    }

    [Fact]
    public void Agents_stop_fifteen_seconds_after_their_controller()
    {
        var world = new ClusterSimulation(new Weather { Agents = 3, Length = 100 * Second, ControllerKilled = 20 * Second }, seed: 5);

        world.Run(Long);

        world.Agents.Should().OnlyContain(agent => agent.BeganAt > 0 && agent.EndedAt >= 33 * Second && agent.EndedAt <= 36 * Second && !agent.Outcome!.IsDone);
        world.Agents[0].Outcome!.Sentence.Should().Contain("the controller was not heard of for 15 s");
    }

    [Fact]
    public void An_agent_of_another_build_is_refused_and_named()
    {
        var world = new ClusterSimulation(new Weather { Agents = 3, Strangers = new HashSet<int> { 1 } }, seed: 6);

        world.Run(Long);

        string reason = world.Effects.OfType<ControllerEffect.Failed>().Should().ContainSingle().Which.Reason;
        reason.Should().Contain("of 3 agents 2 came").And.Contain("agent-0001 runs another build: it has Shop.Tests.dll 2 where the controller has Shop.Tests.dll 1");
        world.Agents.Should().OnlyContain(agent => agent.BeganAt < 0 && agent.Outcome != null && !agent.Outcome.IsDone);
        world.Agents[1].Outcome!.Sentence.Should().StartWith("The controller refused this agent: agent-0001 runs another build");
        world.Now.Should().BeLessThan(world.Weather.Wait * 4);
    }

    [Fact]
    public void Too_few_agents_start_nothing()
    {
        var world = new ClusterSimulation(new Weather { Agents = 3, Killed = new Dictionary<int, long> { [0] = 1 } }, seed: 7);

        world.Run(Long);

        world.Effects.OfType<ControllerEffect.Failed>().Should().ContainSingle().Which.Reason.Should().Be("of 3 agents 2 came: agent-0001 and agent-0002 within 1m");
        world.Agents.Skip(1).Should().OnlyContain(agent => agent.BeganAt < 0 && agent.Outcome!.Sentence.Contains("No load was sent: of 3 agents 2 came"));
    }
}
