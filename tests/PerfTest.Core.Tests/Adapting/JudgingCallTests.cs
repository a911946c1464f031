using PerfTest.Adapting;
using PerfTest.Core.Tests.Running;

namespace PerfTest.Core.Tests.Adapting;

public sealed class JudgingCallTests
{
    private static readonly AsyncLocal<string?> Where = new();

    [Fact]
    public async Task Without_a_sandbox_what_it_throws_is_thrown()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await JudgingCall.RunAsync((_, _) => throw new InvalidOperationException("bad"), null!, null, null));

        Assert.Equal("bad", thrown.Message);
    }

    [Fact]
    public async Task It_runs_in_the_sandbox_and_leaves_it()
    {
        var sandbox = new FakeSandbox { OnEnter = () => Where.Value = "inside" };

        await JudgingCall.RunAsync((_, _) => Where.Value == "inside" ? ValueTask.CompletedTask : throw new InvalidOperationException("outside"), null!, null, () => sandbox);

        Assert.Null(Where.Value);
        Assert.Equal([null], sandbox.Left);
    }

    [Fact]
    public async Task The_sandbox_has_the_last_word()
    {
        var forgiving = new FakeSandbox { Judge = _ => null };
        var strict = new FakeSandbox { Judge = _ => new TimeoutException("strict") };

        await JudgingCall.RunAsync((_, _) => throw new InvalidOperationException("forgiven"), null!, null, () => forgiving);
        var thrown = await Assert.ThrowsAsync<TimeoutException>(async () => await JudgingCall.RunAsync((_, _) => ValueTask.CompletedTask, null!, null, () => strict));

        Assert.Equal("forgiven", forgiving.Left.Single()?.Message);
        Assert.Equal("strict", thrown.Message);
    }
}
