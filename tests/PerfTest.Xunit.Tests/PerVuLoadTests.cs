using System.Collections.Concurrent;
using Xunit.Abstractions;

// Not public, so that the run of these tests themselves does not find them.
#pragma warning disable xUnit1000

namespace PerfTest.Adapters.Tests;

/// <summary>Load tests whose virtual users have an instance each.</summary>
[Collection(InnerCollection.Name)]
internal sealed class PerVuLoadTests : IAsyncLifetime, IDisposable
{
    private readonly long? _vu = VirtualUser.Current?.Id;
    private readonly InnerFixture _fixture;
    private readonly ITestOutputHelper _output;
    private int _iterations;

    public PerVuLoadTests(InnerFixture fixture, ITestOutputHelper output)
    {
        _fixture = fixture;
        _output = output;
        Fixtures.Add(fixture);
        Mark("constructed");
    }

    public static ConcurrentQueue<string> Seen { get; } = new();

    public static ConcurrentBag<InnerFixture> Fixtures { get; } = [];

    public async Task InitializeAsync()
    {
        await Task.Yield();
        Assert.Equal(_vu, VirtualUser.Current?.Id);
        Mark("initialized");
    }

    [LoadTest(Vus = 3, IterationsPerVu = 4, InstancePerVu = true)]
    public async Task Counts(VirtualUser vu)
    {
        await _fixture.Use();
        Assert.Equal(vu.Id, _vu);
        if (++_iterations == 4)
        {
            _output.WriteLine($"virtual user {_vu} is done");
        }

        Assert.Equal(vu.Iteration + 1, _iterations);
    }

    [LoadTest(InstancePerVu = true)]
    [Scenario(nameof(First), Vus = 2, IterationsPerVu = 1)]
    [Scenario(nameof(Second), Iterations = 1)]
    public void Judges(LoadResult result)
    {
        Assert.Equal(3, result.Iterations.Completed);
        Assert.Null(_vu);
        Assert.Equal(0, _iterations);
    }

    [LoadTest(Iterations = 1, InstancePerVu = true)]
    public static Task Is_static() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Mark($"disposed asynchronously after {_iterations}");
        return Task.CompletedTask;
    }

    public void Dispose() => Mark($"disposed after {_iterations}");

    private async Task First()
    {
        await Task.Yield();
        _iterations++;
    }

    private Task Second() => First();

    private void Mark(string what) => Seen.Enqueue($"{(_vu is null ? "own" : $"VU {_vu}")} {what}");
}

internal sealed class BrokenPerVuLoadTests : IDisposable
{
    public BrokenPerVuLoadTests()
    {
        if (VirtualUser.Current?.Id == 2)
        {
            throw new InvalidOperationException("no second chair");
        }
    }

    public static int Iterations;

    public static int Disposed;

    [LoadTest(Vus = 3, Iterations = 30, InstancePerVu = true)]
    public Task Never_runs() => Task.FromResult(Iterations++);

    public void Dispose() => Interlocked.Increment(ref Disposed);
}

internal sealed class UndisposableLoadTests : IDisposable
{
    private readonly long? _vu = VirtualUser.Current?.Id;

    [LoadTest(Vus = 3, Iterations = 30, InstancePerVu = true)]
    public Task Runs() => Task.FromResult(_vu);

    public void Dispose()
    {
        if (_vu > 1)
        {
            throw new InvalidOperationException("it is stuck");
        }
    }
}
