using FluentAssertions;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>The minimum of the pool is the process's: each load test that another test runs meanwhile raises it, too.</summary>
[Collection(Alone)]
public sealed class RunnerThreadsTests
{
    private const string Alone = "runner threads";

    [Fact]
    public async Task Threads_that_are_kept_are_made_up_for_and_the_minimum_comes_back()
    {
        using var kept = new ManualResetEventSlim();
        using var begun = new CountdownEvent(2);
        for (int i = 0; i < 2; i++)
        {
            _ = Task.Run(() =>
            {
                begun.Signal();
                kept.Wait();
            });
        }

        begun.Wait(TimeSpan.FromMinutes(1)).Should().BeTrue();
        ThreadPool.GetMinThreads(out int before, out _);

        RunnerThreads threads = await RunnerThreads.MakeUpAsync();
        ThreadPool.GetMinThreads(out int during, out _);
        threads.Dispose();
        ThreadPool.GetMinThreads(out int after, out _);
        kept.Set();

        threads.Count.Should().BeGreaterThanOrEqualTo(2);
        during.Should().Be(before + threads.Count);
        after.Should().Be(before);
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class NothingBeside;
}
