using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Transport;
using PerfTest.Cluster.Wire;
using PerfTest.Running;

namespace PerfTest.Cluster.Nodes;

/// <summary>The controller's place in the cluster.</summary>
internal sealed class ControllerNode : ClusterNode
{
    private readonly Dictionary<string, OnceAnswer> _once = new(StringComparer.Ordinal);
    private ControllerState _state;
    private Action<ControllerEffect>? _listener;
    private Action<Exception>? _faulted;

    public ControllerNode(IClusterTransport transport, ControllerSettings settings)
        : base(transport, atOnce: 16, "PerfTest controller") => _state = new ControllerState { Settings = settings };

    /// <summary>As things stand. Any thread.</summary>
    public ControllerState State => Volatile.Read(ref _state);

    /// <summary>A test's turn has come.</summary>
    /// <param name="test">Its key.</param>
    /// <param name="fingerprint">What must be the same everywhere.</param>
    /// <param name="length">Warm-up, plan and graceful stop together, nanoseconds.</param>
    /// <param name="listener">Told on the node's thread what happened.</param>
    /// <param name="faulted">Told of a defect.</param>
    public void Begin(string test, Fingerprint fingerprint, long length, Action<ControllerEffect> listener, Action<Exception> faulted) => Post(() =>
    {
        _listener = listener;
        _faulted = faulted;
        Apply(Controller.Begin(_state, test, fingerprint, length, Clock.Now));
    });

    public void Stop(StopCause cause, string reason) => Post(() => Apply(Controller.Stop(_state, cause, reason, Clock.Now)));

    public void End(string? verdict) => Post(() =>
    {
        _listener = null;
        _faulted = null;
        Apply(Controller.End(_state, verdict, Clock.Now));
    });

    public void Close() => Post(() => Apply(Controller.Close(_state, Clock.Now)));

    /// <summary>From now on agents get it when they ask.</summary>
    public void Keep(OnceAnswer answer) => Post(() => _once[answer.Name] = answer);

    protected override void Receive(Message message)
    {
        if (message is OnceRequest request)
        {
            if (_once.TryGetValue(request.Name, out OnceAnswer? answer))
            {
                Say([new Outgoing(request.From, answer)]);
            }

            return;
        }

        Apply(Controller.Receive(_state, message, Clock.Now));
    }

    protected override void Puzzle(Received received) => Apply(Controller.Refuse(_state, received.From ?? "somebody", received.Mistake!, Clock.Now));

    protected override void Tick() => Apply(Controller.Tick(_state, Clock.Now));

    protected override void OnConnected(bool isConnected) => Apply(Controller.Hear(_state, isConnected, Clock.Now));

    protected override void Fault(Exception exception) => _faulted?.Invoke(exception);

    private void Apply(ControllerStep step)
    {
        Volatile.Write(ref _state, step.State);
        Say(step.Messages);
        foreach (ControllerEffect effect in step.Effects)
        {
            _listener?.Invoke(effect);
        }
    }
}
