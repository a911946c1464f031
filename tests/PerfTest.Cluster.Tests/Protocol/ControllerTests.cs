using FluentAssertions;
using PerfTest.Cluster.Protocol;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests.Protocol;

/// <summary>Single steps, where the simulation's stories would hide which one it was.</summary>
public sealed class ControllerTests
{
    private const string Test = "checkout";
    private const long Second = Nanoseconds.PerSecond;

    private static readonly Fingerprint Build = new(["\"rate\": \"3000/s\""], ["Shop.Tests.dll 1"]);

    private readonly List<ControllerEffect> _effects = [];
    private readonly List<Outgoing> _messages = [];
    private readonly Dictionary<string, long> _seq = [];
    private ControllerState _state = new() { Settings = new ControllerSettings { Id = "controller", Agents = 2, Wait = 60 * Second } };
    private long _now;

    [Fact]
    public void Nobody_starts_before_all_have_agreed_to_the_same_attempt()
    {
        Arm();
        int attempt = _state.Test!.Attempt;
        Report("a", AgentStage.Armed, attempt);
        _effects.OfType<ControllerEffect.Started>().Should().BeEmpty();

        Report("b", AgentStage.Armed, attempt);

        _effects.OfType<ControllerEffect.Started>().Should().ContainSingle().Which.StartAt.Should().Be(_state.Test.StartAt!.Value);
        _messages.Select(message => message.Message).OfType<ControllerBeat>().Last().Should().Match<ControllerBeat>(beat => beat.Go && beat.Attempt == attempt);
    }

    [Fact]
    public void Who_does_not_agree_in_time_makes_another_attempt()
    {
        Arm();
        int attempt = _state.Test!.Attempt;
        Report("a", AgentStage.Armed, attempt);
        _now = _state.Test.StartAt!.Value - ClusterTimes.GoLead;
        Apply(Controller.Tick(_state, _now));

        _state.Test.Should().Match<TestState>(test => test.Phase == TestPhase.Arming && test.Attempt == attempt + 1 && test.StartAt == _now + ClusterTimes.StartLead);
    }

    [Fact]
    public void Who_leaves_before_the_start_takes_it_from_all()
    {
        Arm();

        Report("a", AgentStage.Left, reason: "its set-up failed.");

        _effects.OfType<ControllerEffect.Failed>().Should().ContainSingle().Which.Reason.Should().Be("a left before the start: its set-up failed");
    }

    [Fact]
    public void Who_leaves_in_mid_run_is_lost_at_once_and_stops_the_others()
    {
        Run();

        Report("a", AgentStage.Left, reason: "its process ended");

        _state.Test!.Agents["a"].Loss.Should().Be("left: its process ended");
        _effects.OfType<ControllerEffect.Stopping>().Should().ContainSingle().Which.Should().Be(new ControllerEffect.Stopping(StopCause.Aborted, "a left: its process ended"));
    }

    [Fact]
    public void Who_leaves_when_all_totals_are_there_changes_nothing()
    {
        Run();
        Total("a");
        Total("b");
        _state.Test!.Phase.Should().Be(TestPhase.Done);

        Report("a", AgentStage.Left, reason: "its process ended");

        _state.Test.Phase.Should().Be(TestPhase.Done);
        _effects.OfType<ControllerEffect.Failed>().Should().BeEmpty();
    }

    [Fact]
    public void Totals_that_come_again_are_acknowledged_again_and_count_once()
    {
        Run();
        Total("a");
        Total("b");
        int accepted = _effects.OfType<ControllerEffect.Accepted>().Count();
        _messages.Clear();

        Total("a");

        _effects.OfType<ControllerEffect.Accepted>().Should().HaveCount(accepted);
        _messages.Should().ContainSingle(message => message.To == "a").Which.Message.Should().Match<AgentOrder>(order => order.HasTotals);
    }

    [Fact]
    public void While_the_controller_cannot_hear_nobody_is_silent()
    {
        Run();
        Apply(Controller.Hear(_state, canHear: false, _now));
        _now += 2 * ClusterTimes.AgentSilence;
        Apply(Controller.Tick(_state, _now));
        Apply(Controller.Hear(_state, canHear: true, _now));
        Apply(Controller.Tick(_state, _now + Second));

        _state.Test!.Parts.Should().OnlyContain(agent => agent.Loss == null);
        _now += ClusterTimes.AgentSilence + Second;
        Apply(Controller.Tick(_state, _now));
        _state.Test.Parts.Should().OnlyContain(agent => agent.Loss == "was not heard of for 10 s");
    }

    [Fact]
    public void What_nobody_understands_before_the_start_is_refused_by_name_and_later_ignored()
    {
        Begin();
        Apply(Controller.Refuse(_state, "c", "it speaks version 2", _now));
        Apply(Controller.Refuse(_state, "c", "it speaks version 2", _now));
        _effects.OfType<ControllerEffect.Tell>().Should().ContainSingle().Which.Sentence.Should().Be("refused: c: it speaks version 2");

        Run(begin: false);
        Apply(Controller.Refuse(_state, "d", "it speaks version 2", _now));
        _state.Test!.Agents.Should().NotContainKey("d");
    }

    [Fact]
    public void Who_waits_at_another_test_is_named_and_not_waited_for()
    {
        Report("a", AgentStage.Joining, test: "orders");
        Begin();
        Report("a", AgentStage.Joining, test: "orders");
        Report("b", AgentStage.Joining);
        _effects.OfType<ControllerEffect.Failed>().Should().BeEmpty("it may be replaced");

        _now += ClusterTimes.Replacement;
        Apply(Controller.Tick(_state, _now));

        _effects.OfType<ControllerEffect.Failed>().Should().ContainSingle().Which.Reason
            .Should().Be("of 2 agents 1 came: b. a waits at \"orders\": start the same tests in the same order on all machines");
    }

    [Fact]
    public void Who_waits_for_a_test_is_there_when_it_begins()
    {
        Report("a", AgentStage.Joining);
        Report("b", AgentStage.Joining);
        _now += 2 * ClusterTimes.Replacement;
        Begin();
        Apply(Controller.Tick(_state, _now));

        Report("a", AgentStage.Joining);
        Report("b", AgentStage.Joining);

        _state.Elsewhere.Should().BeEmpty();
        _state.Test!.Phase.Should().Be(TestPhase.Preparing);
    }

    private void Begin() => Apply(Controller.Begin(_state, Test, Build, length: 30 * Second, _now));

    private void Arm(bool begin = true)
    {
        if (begin)
        {
            Begin();
        }

        foreach (string agent in new[] { "a", "b" })
        {
            Report(agent, AgentStage.Joining);
        }

        Report("a", AgentStage.Ready);
        Report("b", AgentStage.Ready);
        _state.Test!.Phase.Should().Be(TestPhase.Arming);
    }

    private void Run(bool begin = true)
    {
        Arm(begin);
        Report("a", AgentStage.Armed, _state.Test!.Attempt);
        Report("b", AgentStage.Armed, _state.Test.Attempt);
        _state.Test.Phase.Should().Be(TestPhase.Running);
    }

    private void Report(string agent, AgentStage stage, int attempt = 0, string? reason = null, string test = Test) => Apply(Controller.Receive(
        _state,
        new AgentReport
        {
            From = agent,
            Name = agent,
            Seq = Next(agent),
            Incarnation = 1,
            Test = test,
            Stage = stage,
            Attempt = attempt,
            Fingerprint = stage is AgentStage.Joining ? Build : null,
            Reason = reason,
        },
        _now));

    private void Total(string agent) => Apply(Controller.Receive(
        _state,
        new AgentMetrics { From = agent, Test = Test, Incarnation = 1, Seq = Next(agent), PlanNow = 30 * Second, IsFinal = true, Payload = [] },
        _now));

    private long Next(string agent) => _seq[agent] = _seq.GetValueOrDefault(agent) + 1;

    private void Apply(ControllerStep step)
    {
        _state = step.State;
        _effects.AddRange(step.Effects);
        _messages.AddRange(step.Messages);
    }
}
