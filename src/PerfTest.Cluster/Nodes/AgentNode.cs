using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Transport;
using PerfTest.Cluster.Wire;
using PerfTest.Running;

namespace PerfTest.Cluster.Nodes;

/// <summary>An agent's place in the cluster.</summary>
internal sealed class AgentNode : ClusterNode
{
    private readonly Dictionary<string, TaskCompletionSource<OnceAnswer>> _once = new(StringComparer.Ordinal);
    private AgentState _state;
    private Action<AgentEffect>? _listener;
    private long _nextRequest;

    public AgentNode(IClusterTransport transport, AgentSettings settings)
        : base(transport, atOnce: 1, "PerfTest agent") => _state = new AgentState { Settings = settings };

    public string Id => _state.Settings.Id;

    /// <summary>Which incarnation's figures these are. Any thread.</summary>
    public int Incarnation => Volatile.Read(ref _state).Incarnation;

    /// <summary>It has come to a test.</summary>
    /// <param name="test">Its key.</param>
    /// <param name="fingerprint">What must be the same everywhere.</param>
    /// <param name="listener">Told on the node's thread what to do.</param>
    public void Join(string test, Fingerprint fingerprint, Action<AgentEffect> listener) => Post(() =>
    {
        _listener = listener;
        Apply(Agent.Join(_state, test, fingerprint, Clock.Now));
    });

    public void Prepared() => Post(() => Apply(Agent.Prepared(_state, Clock.Now)));

    public void Finished(StopCause cause, string? reason) => Post(() => Apply(Agent.Finished(_state, cause, reason, Clock.Now)));

    public void Leave(string reason) => Post(() =>
    {
        _listener = null;
        Apply(Agent.Leave(_state, reason, Clock.Now));
    });

    /// <summary>What the controller makes once per run.</summary>
    public Task<OnceAnswer> AskAsync(string name)
    {
        var answer = new TaskCompletionSource<OnceAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            _once[name] = answer;
            _nextRequest = 0;
        });
        return answer.Task;
    }

    protected override void Receive(Message message)
    {
        if (message is OnceAnswer answer)
        {
            if (_once.Remove(answer.Name, out TaskCompletionSource<OnceAnswer>? asked))
            {
                asked.TrySetResult(answer);
            }

            return;
        }

        Apply(Agent.Receive(_state, message, Clock.Now));
    }

    protected override void Puzzle(Received received) => Apply(Agent.Refuse(_state, received.Mistake!, Clock.Now));

    protected override void Tick()
    {
        Apply(Agent.Tick(_state, Clock.Now));
        if (_once.Count > 0 && Clock.Now >= _nextRequest)
        {
            _nextRequest = Clock.Now + ClusterTimes.Beat;
            Say(_once.Keys.Select(name => new Outgoing(null, new OnceRequest { From = Id, Name = name })));
        }
    }

    protected override void OnConnected(bool isConnected)
    {
        if (isConnected)
        {
            Apply(Agent.Tick(_state with { NextReport = 0 }, Clock.Now));
        }
    }

    protected override void Fault(Exception exception) => _listener?.Invoke(new AgentEffect.Ended(false, $"PerfTest itself failed: {exception}"));

    private void Apply(AgentStep step)
    {
        Volatile.Write(ref _state, step.State);
        Say(step.Messages);
        foreach (AgentEffect effect in step.Effects)
        {
            _listener?.Invoke(effect);
        }
    }
}
