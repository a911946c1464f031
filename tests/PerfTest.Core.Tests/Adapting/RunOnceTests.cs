namespace PerfTest.Core.Tests.Adapting;

/// <summary>On one machine. (That of several is in PerfTest.Cluster.Tests.)</summary>
public sealed class RunOnceTests
{
    private readonly string _name = $"token {Guid.NewGuid():N}";

    [Fact]
    public async Task Whoever_asks_gets_what_was_made_once()
    {
        int made = 0;

        string[] tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RunOnce.GetAsync(_name, async _ =>
        {
            await Task.Yield();
            return $"token {Interlocked.Increment(ref made)}";
        }))));

        Assert.All(tokens, token => Assert.Equal("token 1", token));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task What_making_it_throws_everybody_gets()
    {
        int tries = 0;
        Task<string> Make(CancellationToken cancellationToken) => throw new InvalidOperationException($"no login {++tries}");

        var first = await Assert.ThrowsAsync<InvalidOperationException>(() => RunOnce.GetAsync(_name, Make));
        var second = await Assert.ThrowsAsync<InvalidOperationException>(() => RunOnce.GetAsync(_name, Make));

        Assert.Equal(("no login 1", "no login 1"), (first.Message, second.Message));
    }

    [Fact]
    public async Task A_name_has_one_type()
    {
        await RunOnce.GetAsync(_name, _ => Task.FromResult("text"));

        var mistake = await Assert.ThrowsAsync<LoadTestException>(() => RunOnce.GetAsync(_name, _ => Task.FromResult(1)));

        Assert.Equal($"RunOnce: \"{_name}\" is a System.String, and is asked for as a System.Int32: a name has one type.", mistake.Message);
    }

    [Fact]
    public async Task Nothing_is_a_result_too() => Assert.Null(await RunOnce.GetAsync<string?>(_name, _ => Task.FromResult<string?>(null)));

    [Fact]
    public async Task Who_gives_up_waiting_does_not_end_the_making()
    {
        var go = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationToken seen = default;
        using var impatient = new CancellationTokenSource();
        Task<int> Make(CancellationToken cancellationToken)
        {
            seen = cancellationToken;
            return go.Task;
        }

        Task<int> first = RunOnce.GetAsync(_name, Make, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.False(seen.IsCancellationRequested);
        go.SetResult(7);
        Assert.Equal(7, await RunOnce.GetAsync(_name, _ => Task.FromResult(8)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task It_has_a_name(string? name) => await Assert.ThrowsAnyAsync<ArgumentException>(() => RunOnce.GetAsync(name!, _ => Task.FromResult(1)));
}
