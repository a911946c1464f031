using System.Reflection;

namespace PerfTest.Interop.Tests;

/// <summary>A test against programs of Node.js: <c>npm ci</c> in the folder js installs them. Skipped where that has not been done.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Directory.Exists(Path.Combine(Scripts, "node_modules")) ? null : "The packages of Node.js are not installed: npm ci --prefix tests/PerfTest.Interop.Tests/js.";

    /// <summary>The folder js of this project.</summary>
    public static string Scripts { get; } =
        typeof(NodeFactAttribute).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PerfTest.Interop.Scripts").Value!;
}
