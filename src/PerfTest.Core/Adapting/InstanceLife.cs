using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>Gives each virtual user an instance of the test class.</summary>
/// <param name="instances">Makes them.</param>
/// <param name="first">The framework's own instance, or null where the method is static.</param>
internal sealed class InstanceLife(ITestInstances instances, object? first) : IVuLife
{
    public ValueTask SetUpAsync(VirtualUser vu)
    {
        var instance = instances.Create();
        vu.Instance = instance;
        if (first is not null)
        {
            // A feeder in a field is one feeder to whoever wrote it, although each instance has made one.
            foreach (var (known, other) in TestFields.Pairs<IFeeder>(first, instance))
            {
                vu.Feeders.Share(known, other);
            }
        }

        return instances.SetUpAsync(instance);
    }

    public ValueTask TearDownAsync(VirtualUser vu) => vu.Instance is { } instance ? instances.TearDownAsync(instance) : ValueTask.CompletedTask;
}
