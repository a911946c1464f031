using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Runs;
using PerfTest.Planning;

namespace PerfTest.Cluster.Tests.Simulation;

/// <summary>
/// A controller and its agents under a virtual clock, on a network that delays, loses, doubles and reorders. Everything follows from the seed: the same seed, the same story.
/// </summary>
internal sealed class ClusterSimulation
{
    public const string Test = "checkout";
    private const long Step = 200 * Nanoseconds.PerMillisecond;

    private static readonly Fingerprint Build = new(["\"rate\": \"3000/s\""], ["Shop.Tests.dll 1"]);
    private static readonly Fingerprint OtherBuild = new(["\"rate\": \"3000/s\""], ["Shop.Tests.dll 2"]);

    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private readonly Random _random;
    private readonly long _controllerSkew = 1_700_000_000 * Nanoseconds.PerSecond;
    private long _order;
    private bool _isControllerDead;

    public ClusterSimulation(Weather weather, int seed)
    {
        Weather = weather;
        _random = new Random(seed);
        Controller = new ControllerState { Settings = new ControllerSettings { Id = "controller", Agents = weather.Agents, Wait = weather.Wait, OnAgentLoss = weather.OnAgentLoss } };
        Agents = [.. Enumerable.Range(0, weather.Agents).Select(number => new SimulatedAgent(this, number, _controllerSkew + Chance(2 * weather.LargestSkew) - weather.LargestSkew))];
        ById = Agents.ToDictionary(agent => agent.Id);
    }

    public Weather Weather { get; }

    public long Now { get; private set; }

    public ControllerState Controller { get; private set; }

    public IReadOnlyList<SimulatedAgent> Agents { get; }

    public Dictionary<string, SimulatedAgent> ById { get; }

    public List<ControllerEffect> Effects { get; } = [];

    /// <summary>The figures as the controller adds them up, by agent and series.</summary>
    public NewestStates<(string Agent, char Series), long> Book { get; } = new();

    /// <summary>The newest figures that the controller has taken of each agent, by their numbers.</summary>
    public Dictionary<string, long> Taken { get; } = [];

    /// <summary>Who has agreed to which attempt, before anybody was told to go.</summary>
    public HashSet<(string Agent, int Attempt)> Agreed { get; } = [];

    /// <summary>Attempts that were told to go, with those who had not agreed: there must be none.</summary>
    public List<(int Attempt, int Missing)> Gone { get; } = [];

    public long? StartAt => Controller.Test?.StartAt - _controllerSkew;

    public void Run(long until)
    {
        Apply(PerfTest.Cluster.Protocol.Controller.Begin(Controller, Test, Build, Weather.Length, ControllerNow));
        TickController();
        foreach (SimulatedAgent agent in Agents)
        {
            Later(Chance(5 * Nanoseconds.PerSecond), () =>
            {
                agent.Join(Test, Weather.Strangers.Contains(agent.Number) ? OtherBuild : Build);
                TickAgent(agent);
            });
        }

        foreach ((int number, long at) in Weather.Killed)
        {
            Later(at, () => Agents[number].IsDead = true);
        }

        if (Weather.ControllerKilled is { } killed)
        {
            Later(killed, () => _isControllerDead = true);
        }

        if (Weather.BrokerAway is { } away)
        {
            Later(away.At, () => Hear(false));
            Later(away.At + away.For, () => Hear(true));
        }

        while (_events.TryDequeue(out Action? action, out (long At, long Order) due) && due.At <= until)
        {
            Now = Math.Max(Now, due.At);
            action();
        }
    }

    public void SendToController(Message message) => Send(() =>
    {
        if (!_isControllerDead)
        {
            if (message is AgentReport { Stage: AgentStage.Armed } armed)
            {
                Agreed.Add((armed.From, armed.Attempt));
            }

            Apply(PerfTest.Cluster.Protocol.Controller.Receive(Controller, message, ControllerNow));
        }
    });

    public void Later(long time, Action action) => _events.Enqueue(action, (Now + time, _order++));

    /// <summary>From 0 to below <paramref name="most"/>.</summary>
    public long Chance(long most) => most <= 0 ? 0 : _random.NextInt64(most);

    private long ControllerNow => Now + _controllerSkew;

    private void Send(Action arrive)
    {
        bool isAway = Weather.BrokerAway is { } away && Now >= away.At && Now < away.At + away.For;
        if (isAway || _random.NextDouble() < Weather.Lost)
        {
            return;
        }

        int times = _random.NextDouble() < Weather.Doubled ? 2 : 1;
        for (int i = 0; i < times; i++)
        {
            Later(1 + Chance(Weather.LongestWay), arrive);
        }
    }

    private void Hear(bool canHear)
    {
        if (!_isControllerDead)
        {
            Apply(PerfTest.Cluster.Protocol.Controller.Hear(Controller, canHear, ControllerNow));
        }
    }

    private void TickController()
    {
        if (_isControllerDead)
        {
            return;
        }

        Apply(PerfTest.Cluster.Protocol.Controller.Tick(Controller, ControllerNow));
        Later(Step / 2, TickController);
    }

    private void TickAgent(SimulatedAgent agent)
    {
        if (agent.IsDead)
        {
            return;
        }

        long still = FrozenUntil(agent) - Now;
        if (still > 0)
        {
            Later(still, () => TickAgent(agent));
            return;
        }

        agent.Tick();
        Later(Step, () => TickAgent(agent));
    }

    /// <summary>0: it moves.</summary>
    private long FrozenUntil(SimulatedAgent agent) =>
        Weather.Frozen.TryGetValue(agent.Number, out (long At, long For) frozen) && Now >= frozen.At && Now < frozen.At + frozen.For ? frozen.At + frozen.For : 0;

    private void Deliver(SimulatedAgent agent, Message message) => Send(() =>
    {
        // Whoever stands still finds it when it moves again.
        long still = FrozenUntil(agent) - Now;
        if (still > 0)
        {
            Later(still, () => agent.Receive(message));
        }
        else
        {
            agent.Receive(message);
        }
    });

    private void Apply(ControllerStep step)
    {
        Controller = step.State;
        foreach (ControllerEffect effect in step.Effects)
        {
            Effects.Add(effect);
            if (effect is ControllerEffect.Started)
            {
                TestState test = Controller.Test!;
                Gone.Add((test.Attempt, test.Members.Count(agent => !Agreed.Contains((agent.Id, test.Attempt)))));
            }
            else if (effect is ControllerEffect.Accepted accepted)
            {
                AgentMetrics metrics = accepted.Metrics;
                (long a, long? b) = Figures.Read(metrics.Payload);
                Book.Offer((metrics.From, 'a'), metrics.Seq, a);
                if (b is { } said)
                {
                    Book.Offer((metrics.From, 'b'), metrics.Seq, said);
                }

                Taken[metrics.From] = Math.Max(Taken.GetValueOrDefault(metrics.From), metrics.Seq);
            }
            else if (effect is ControllerEffect.Completed)
            {
                Later(Nanoseconds.PerSecond, () => Apply(PerfTest.Cluster.Protocol.Controller.End(Controller, "passed", ControllerNow)));
            }
        }

        foreach (Outgoing outgoing in step.Messages)
        {
            if (outgoing.To is null)
            {
                foreach (SimulatedAgent agent in Agents)
                {
                    Deliver(agent, outgoing.Message);
                }
            }
            else
            {
                Deliver(ById[outgoing.To], outgoing.Message);
            }
        }
    }
}
