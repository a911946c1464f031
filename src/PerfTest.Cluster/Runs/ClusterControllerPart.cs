using System.Collections.Concurrent;
using System.Collections.Immutable;
using PerfTest.Adapting;
using PerfTest.Cluster.Nodes;
using PerfTest.Cluster.Protocol;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>The controller's part in one test.</summary>
internal sealed class ClusterControllerPart : ControllerPart
{
    private const int AdvanceMilliseconds = 50;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ControllerNode _node;
    private readonly Action<string> _tell;
    private readonly TaskCompletionSource<long> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BlockingCollection<AgentMetrics> _figures = [];
    private (StopCause Cause, string Reason)? _stop;
    private volatile bool _isComplete;
    private volatile Exception? _fault;
    private bool _isOver;

    private ClusterControllerPart(ControllerNode node, DistributedTest test) => (_node, Plan, _tell) = (node, test.Plan, test.Tell);

    public override LoadPlan Plan { get; }

    /// <summary>Waits until all agents have agreed to start.</summary>
    public static async Task<ClusterControllerPart> EnterAsync(ControllerNode node, string key, DistributedTest test)
    {
        var part = new ClusterControllerPart(node, test);
        LoadPlan plan = test.Plan;
        test.Tell($"waiting for {node.State.Settings.Agents} agents to run {Written.Name(plan.Name)}");
        node.Begin(key, Fingerprints.Of(plan, test.TestAssembly), part.Warmup + plan.Scenarios.Max(scenario => Nanoseconds.From(scenario.Deadline + scenario.GracefulStop)), part.On, part.Fault);
        try
        {
            await part._started.Task.WaitAsync(test.CancellationToken);
            return part;
        }
        catch
        {
            await part.DisposeAsync();
            throw;
        }
    }

    public override void Stop(StopCause cause, string reason) => _node.Stop(cause, Redaction.Clean(reason));

    public override void Fault(Exception exception)
    {
        _fault = exception;
        _started.TrySetException(exception);
        _node.Stop(StopCause.Cancelled, "PerfTest itself failed");
    }

    public override Task<RunRecord> ConductAsync(RunRecorder recorder, IRunObserver watch, ImmutableArray<long> borders, Func<bool, Task> endAsync)
    {
        var done = new TaskCompletionSource<RunRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                done.SetResult(Conduct(new MergedRun(recorder, watch, borders), endAsync));
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        { IsBackground = true, Name = "PerfTest merge" }.Start();
        return done.Task;
    }

    /// <summary>Tells the agents the verdict.</summary>
    public override async Task<LoadResult> ShareAsync(LoadResult result)
    {
        End($"{VerdictText.Of(result.Verdict)}: {Redaction.Clean(result.Summary)}");
        await _node.FlushAsync(Farewell);
        return result;
    }

    public override ValueTask DisposeAsync()
    {
        End(null);
        return ValueTask.CompletedTask;
    }

    private long Warmup => Plan.Scenarios.Max(scenario => Nanoseconds.From(scenario.Warmup));

    private RunRecord Conduct(MergedRun run, Func<bool, Task> endAsync)
    {
        long origin = _started.Task.Result + Warmup;
        while (true)
        {
            // Before the queue is emptied: what came before the end is in it.
            bool isComplete = _isComplete;
            bool hasCome = _figures.TryTake(out AgentMetrics? metrics, AdvanceMilliseconds);
            for (; hasCome; hasCome = _figures.TryTake(out metrics))
            {
                Take(run, metrics!);
            }

            if (_fault is { } fault)
            {
                throw new InvalidOperationException("The controller failed.", fault);
            }

            List<AgentEntry> parts = [.. _node.State.Test!.Parts];
            if (isComplete)
            {
                // On a thread of its own, which may wait.
                endAsync(_stop is not null).GetAwaiter().GetResult();
                return run.Finish(parts, ClusterClock.ToDate(origin), _stop);
            }

            run.Advance(parts, _node.Clock.Now - origin);
        }
    }

    /// <summary>What cannot be read is left out, and said: an agent whose totals it was has none.</summary>
    private void Take(MergedRun run, AgentMetrics metrics)
    {
        try
        {
            run.Take(metrics);
        }
        catch (FormatException exception)
        {
            _tell($"unreadable figures of {metrics.From}: {exception.Message}");
        }
    }

    private void End(string? verdict)
    {
        if (!_isOver)
        {
            _isOver = true;
            _node.End(verdict);
        }
    }

    /// <summary>On the node's thread.</summary>
    private void On(ControllerEffect effect)
    {
        switch (effect)
        {
            case ControllerEffect.Tell tell:
                _tell(tell.Sentence);
                break;
            case ControllerEffect.Started started:
                _started.TrySetResult(started.StartAt);
                break;
            case ControllerEffect.Failed failed:
                _started.TrySetException(new DistributionException($"No load was sent: {failed.Reason.TrimEnd('.')}."));
                break;
            case ControllerEffect.Accepted accepted:
                _figures.Add(accepted.Metrics);
                break;
            case ControllerEffect.Stopping stopping:
                _stop = (stopping.Cause, stopping.Reason);
                break;
            case ControllerEffect.Completed:
                _isComplete = true;
                break;
        }
    }
}
