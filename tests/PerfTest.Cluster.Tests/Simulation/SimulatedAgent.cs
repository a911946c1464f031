using PerfTest.Cluster.Protocol;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests.Simulation;

/// <summary>An agent with a load that counts: its two series grow with time, the second one only now and then.</summary>
internal sealed class SimulatedAgent(ClusterSimulation world, int number, long skew)
{
    private readonly int _rate = 10 + number % 7;
    private AgentState _state = new() { Settings = new AgentSettings { Id = $"agent-{number:0000}", Name = $"agent-{number:0000}", Wait = world.Weather.Wait } };
    private long _loadFrom = -1;
    private long _loadUntil = -1;
    private long _nextFigures;
    private long _sentB = -1;
    private int _figures;
    private long _metricsSeq;

    public string Id => _state.Settings.Id;

    public AgentState State => _state;

    public int Number => number;

    public long Skew => skew;

    /// <summary>True times of the simulation at which its load began, and ended; -1: it did not.</summary>
    public long BeganAt { get; private set; } = -1;

    public long EndedAt { get; private set; } = -1;

    public int StartedAttempt { get; private set; }

    public int? Index { get; private set; }

    public AgentEffect.Ended? Outcome { get; private set; }

    /// <summary>What it had counted in the end, or when it was killed.</summary>
    public (long A, long B) Own { get; private set; }

    /// <summary>All states that it ever sent, by their numbers.</summary>
    public Dictionary<long, (long? A, long B)> Sent { get; } = [];

    public bool IsDead { get; set; }

    public void Join(string test, Fingerprint fingerprint) => Apply(Agent.Join(_state, test, fingerprint, Now));

    public void Receive(Message message)
    {
        if (!IsDead)
        {
            Apply(Agent.Receive(_state, message, Now));
        }
    }

    public void Tick()
    {
        if (IsDead)
        {
            return;
        }

        if (_loadFrom >= 0 && Now >= _loadFrom)
        {
            if (BeganAt < 0)
            {
                BeganAt = world.Now;
            }

            Own = Count(Math.Min(Now, _loadUntil));
            if (Now >= _loadUntil && _state.Stage is AgentStage.Running)
            {
                End(StopCause.PlanDone, null);
            }
            else if (Now >= _nextFigures)
            {
                _nextFigures = Now + Nanoseconds.PerSecond;
                Send(isFinal: _state.Stage is AgentStage.Finished);
            }
        }

        Apply(Agent.Tick(_state, Now));
    }

    private long Now => world.Now + skew;

    private (long A, long B) Count(long until)
    {
        long a = Math.Max(0, until - _loadFrom) * _rate / Nanoseconds.PerSecond;
        return (a, a / 50);
    }

    private void End(StopCause cause, string? reason)
    {
        _loadUntil = Math.Min(_loadUntil, Now);
        Own = Count(_loadUntil);
        EndedAt = world.Now;
        Apply(Agent.Finished(_state, cause, reason, Now));
        _nextFigures = Now;
    }

    private void Send(bool isFinal)
    {
        if (_state.Test is null)
        {
            return;
        }

        // A has changed, B perhaps; everything every fifth time and at the end.
        (long a, long b) = Own;
        bool isAll = isFinal || _figures++ % 5 == 0;
        long? changed = isAll || b != _sentB ? b : null;
        _sentB = b;
        long seq = ++_metricsSeq;
        Sent[seq] = (changed, a);
        world.SendToController(new AgentMetrics
        {
            From = Id,
            Test = _state.Test,
            Incarnation = _state.Incarnation,
            Seq = seq,
            PlanNow = Math.Max(0, Now - _loadFrom),
            IsFinal = isFinal,
            Payload = Figures.Write(a, changed),
        });
    }

    private void Apply(AgentStep step)
    {
        _state = step.State;
        foreach (Outgoing outgoing in step.Messages)
        {
            world.SendToController(outgoing.Message);
        }

        foreach (AgentEffect effect in step.Effects)
        {
            switch (effect)
            {
                case AgentEffect.Assigned assigned:
                    Index = assigned.Index;
                    world.Later(world.Chance(2 * Nanoseconds.PerSecond), () =>
                    {
                        if (!IsDead)
                        {
                            Apply(Agent.Prepared(_state, Now));
                        }
                    });
                    break;
                case AgentEffect.Start start:
                    _loadFrom = start.At;
                    _loadUntil = start.At + world.Weather.Length;
                    StartedAttempt = _state.Attempt;
                    break;
                case AgentEffect.Stop stop:
                    if (Now < _loadFrom)
                    {
                        _loadUntil = _loadFrom = Now;
                    }

                    End(stop.Cause, stop.Reason);
                    break;
                case AgentEffect.Ended ended:
                    Outcome ??= ended;
                    break;
            }
        }
    }
}
