using System.Collections.Concurrent;

namespace PerfTest.Measuring;

/// <summary>What was made for the virtual users of a run and is of no use when it is over: their connections. Any thread.</summary>
internal sealed class RunResources : IDisposable
{
    private readonly ConcurrentDictionary<IDisposable, bool> _resources = new();

    public void Add(IDisposable resource) => _resources.TryAdd(resource, true);

    /// <summary>Somebody else has let go of it.</summary>
    public void Remove(IDisposable resource) => _resources.TryRemove(resource, out _);

    public void Dispose()
    {
        foreach (IDisposable resource in _resources.Keys)
        {
            _resources.TryRemove(resource, out _);
            resource.Dispose();
        }
    }
}
