using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>Set-ups and tear-downs that do what a test says, and are written down.</summary>
internal sealed class FakeLife : IVuLife
{
    public List<string> Events { get; } = [];

    public Func<VirtualUser, ValueTask> OnSetUp { get; init; } = _ => ValueTask.CompletedTask;

    public Func<VirtualUser, ValueTask> OnTearDown { get; init; } = _ => ValueTask.CompletedTask;

    public ValueTask SetUpAsync(VirtualUser vu)
    {
        Events.Add($"set up {vu.Id}");
        return OnSetUp(vu);
    }

    public ValueTask TearDownAsync(VirtualUser vu)
    {
        Events.Add($"tear down {vu.Id}");
        return OnTearDown(vu);
    }
}
