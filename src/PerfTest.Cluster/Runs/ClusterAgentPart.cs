using PerfTest.Adapting;
using PerfTest.Cluster.Nodes;
using PerfTest.Cluster.Protocol;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>An agent's part in one test.</summary>
internal sealed class ClusterAgentPart : AgentPart
{
    private static readonly TimeSpan BetweenFinals = TimeSpan.FromSeconds(1);

    private readonly AgentNode _node;
    private readonly string _test;
    private readonly LoadPlan _whole;
    private readonly Action<string> _tell;
    private readonly TaskCompletionSource<AgentEffect.Assigned> _assigned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> _start = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<AgentEffect.Ended> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoadPlan? _plan;
    private FigureSender? _figures;
    private volatile IRunControl? _engine;

    private ClusterAgentPart(AgentNode node, string test, DistributedTest asked) => (_node, _test, _whole, _tell) = (node, test, asked.Plan, asked.Tell);

    public override LoadPlan Plan => _plan!;

    public static async Task<ClusterAgentPart> EnterAsync(AgentNode node, string key, DistributedTest test)
    {
        var part = new ClusterAgentPart(node, key, test);
        node.Join(key, Fingerprints.Of(test.Plan, test.TestAssembly), part.On);
        try
        {
            AgentEffect.Assigned assigned = await part._assigned.Task.WaitAsync(test.CancellationToken);
            part.Take(assigned);
            return part;
        }
        catch
        {
            node.Leave("the test was stopped there while it waited for its part");
            throw;
        }
    }

    public override IRunObserver Observe(IRunObserver watch, RunRecorder recorder)
    {
        _figures = new FigureSender(_node, _test, recorder);
        return new AgentObserver(watch, _figures);
    }

    public override async Task<long> ReadyAsync(IRunControl engine, CancellationToken cancellationToken)
    {
        _engine = engine;
        _figures!.Run = engine;
        _node.Prepared();
        long startAt = await _start.Task.WaitAsync(cancellationToken);
        return _node.Clock.ToMonotonic(startAt);
    }

    /// <summary>Hands the totals over and waits until the controller has them, for a bounded time.</summary>
    public override async Task<LoadResult> ShareAsync(LoadResult result)
    {
        RunRecord record = result.Record;
        _node.Finished(record.Outcome.Cause, record.Outcome.StopReason);
        while (!_ended.Task.IsCompleted)
        {
            // Again and again, until the controller says that it has them or nobody waits any more.
            await _figures!.SendTotalsAsync(record);
            await Task.WhenAny(_ended.Task, Task.Delay(BetweenFinals));
        }

        AgentEffect.Ended ended = await _ended.Task;
        return result.WithPart(ended.IsDone, ended.Sentence);
    }

    public override ValueTask DisposeAsync()
    {
        if (!_ended.Task.IsCompleted)
        {
            _node.Leave("its set-up failed, or the test was stopped there");
        }

        _figures?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(AgentEffect.Assigned assigned)
    {
        Segment segment = Segment.Of(assigned.Index, assigned.Count);
        _plan = _whole with
        {
            Segment = segment,

            // Kept for the windows that they are judged in, and judged by the controller.
            Thresholds = [.. _whole.Thresholds.Select(threshold => threshold with { AbortOnFail = false })],
            Origins = [.. _whole.Origins, new SettingOrigin("Segment", segment.ToString(), "the controller")],
        };
        _tell($"agent {assigned.Index + 1} of {assigned.Count}: sends {segment} of the load of {Written.Name(_whole.Name)}");
    }

    /// <summary>On the node's thread.</summary>
    private void On(AgentEffect effect)
    {
        switch (effect)
        {
            case AgentEffect.Assigned assigned:
                _assigned.TrySetResult(assigned);
                break;
            case AgentEffect.Start start:
                _start.TrySetResult(start.At);
                break;
            case AgentEffect.Stop stop:
                _engine?.Stop(stop.Cause, stop.Reason);
                break;
            case AgentEffect.Ended ended:
                _ended.TrySetResult(ended);
                var failure = new DistributionException(ended.Sentence);
                _assigned.TrySetException(failure);
                _start.TrySetException(failure);
                break;
        }
    }
}
