using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>A virtual user's iterations within a sandbox of its own.</summary>
public sealed class SandboxTests
{
    private static readonly AsyncLocal<object?> Where = new();
    private readonly List<FakeSandbox> _sandboxes = [];

    [Fact]
    public void Each_virtual_user_enters_one_sandbox_and_leaves_it_behind_each_iteration()
    {
        var seen = new List<(long Vu, object? Sandbox)>();

        var run = Run(new PerVuIterations(3, 4, TimeSpan.FromMinutes(1)), async vu =>
        {
            seen.Add((vu.Id, Where.Value));
            Where.Value = "changed by the body";
            await vu.ThinkAsync(TimeSpan.FromMilliseconds(10));
        });

        Assert.Equal(12, run.Completed);
        Assert.Equal(3, _sandboxes.Count);
        Assert.All(_sandboxes, sandbox => Assert.Equal((1, 4), (sandbox.Entered, sandbox.Left.Count)));
        Assert.All(seen, iteration => Assert.Same(_sandboxes[(int)iteration.Vu - 1], iteration.Sandbox));
    }

    [Fact]
    public void The_sandbox_says_what_an_iteration_counts_as()
    {
        var run = Run(
            new PerVuIterations(1, 10, TimeSpan.FromMinutes(1)),
            vu => vu.Iteration % 2 == 0 ? throw new InvalidOperationException("passes") : Task.CompletedTask,
            judge: error => error is null && _sandboxes[0].Left.Count == 2 ? new TimeoutException("fails") : null);

        Assert.Equal((10, 1), (run.Completed, run.Failed));
    }

    [Fact]
    public void A_spent_sandbox_is_entered_anew()
    {
        Run(
            new PerVuIterations(1, 5, TimeSpan.FromMinutes(1)),
            _ => Task.CompletedTask,
            judge: error =>
            {
                _sandboxes[0].IsSpent = _sandboxes[0].Left.Count is 2 or 4;
                return error;
            });

        Assert.Equal(3, _sandboxes[0].Entered);
    }

    /// <summary>What an asynchronous method changes ends with it; what any other changes would go on to whoever uses the thread next.</summary>
    [Fact]
    public void What_a_body_leaves_behind_on_its_thread_meets_no_other_iteration()
    {
        var seen = new List<(object? Sandbox, SynchronizationContext? Context)>();
        var leftBehind = new SynchronizationContext();

        Run(new PerVuIterations(1, 5, TimeSpan.FromMinutes(1)), _ =>
        {
            seen.Add((Where.Value, SynchronizationContext.Current));
            Where.Value = "left behind";
            SynchronizationContext.SetSynchronizationContext(leftBehind);
            return Task.CompletedTask;
        });

        Assert.Equal(5, seen.Count);
        Assert.All(seen, iteration => Assert.Same(_sandboxes[0], iteration.Sandbox));
        Assert.All(seen, iteration => Assert.NotSame(leftBehind, iteration.Context));
        Assert.Null(Where.Value);
    }

    private ScenarioCounters Run(Workload workload, Func<VirtualUser, Task> body, Func<Exception?, Exception?>? judge = null)
    {
        FakeSandbox NewSandbox()
        {
            FakeSandbox? made = null;
            made = new FakeSandbox { OnEnter = () => Where.Value = made, Judge = judge ?? (error => error) };
            _sandboxes.Add(made);
            return made;
        }

        var clock = new VirtualClock();
        var plan = new LoadPlan { Name = "test", Scenarios = [new Scenario { Name = "default", Workload = workload, Bodies = [new ScenarioBody("Body")] }], Thresholds = [] };
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", vu => new ValueTask(body(vu)), IsBlocking: false) };
        return clock.Run(() => new LoadEngine(plan, bodies, clock, new SilentObserver(), TimeProvider.System) { NewSandbox = NewSandbox }.RunAsync()).Scenarios[0];
    }
}
