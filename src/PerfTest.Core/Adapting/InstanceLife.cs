using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>Gives each virtual user an instance of the test class.</summary>
internal sealed class InstanceLife(ITestInstances instances) : IVuLife
{
    public ValueTask SetUpAsync(VirtualUser vu)
    {
        var instance = instances.Create();
        vu.Instance = instance;
        return instances.SetUpAsync(instance);
    }

    public ValueTask TearDownAsync(VirtualUser vu) => vu.Instance is { } instance ? instances.TearDownAsync(instance) : ValueTask.CompletedTask;
}
