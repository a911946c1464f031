using System.Collections.Concurrent;

namespace PerfTest.Running;

/// <summary>A group's path, made once per run and compared by reference: entering a known group allocates nothing.</summary>
internal sealed class GroupNode
{
    private readonly ConcurrentDictionary<string, GroupNode> _children = new(StringComparer.Ordinal);

    private GroupNode(string name, string path)
    {
        Name = name;
        Path = path;
    }

    public string Name { get; }

    /// <summary>k6's form: <c>::checkout::pay</c>; empty at the root.</summary>
    public string Path { get; }

    public static GroupNode NewRoot() => new("", "");

    public GroupNode Child(string name) => _children.TryGetValue(name, out GroupNode? child)
        ? child
        : _children.GetOrAdd(name, static (key, parent) => new GroupNode(key, $"{parent.Path}::{key}"), this);
}
