using System.Reflection;
using System.Text;
using System.Text.Json;
using PerfTest.Cluster.Protocol;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Cluster.Runs;

/// <summary>Makes the fingerprint of a test: what all machines of a run must have in common.</summary>
internal static class Fingerprints
{
    /// <param name="plan">The whole load's.</param>
    /// <param name="testAssembly">Null where it is not known.</param>
    public static Fingerprint Of(LoadPlan plan, Assembly? testAssembly) => new(Lines(plan), [.. Modules(testAssembly)]);

    private static System.Collections.Immutable.ImmutableArray<string> Lines(LoadPlan plan)
    {
        // Where a setting came from, and what was remarked about it, may differ.
        LoadPlan bare = plan with { Origins = [], Warnings = [], Segment = Segment.Whole };
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            PlanJson.Write(json, bare);
        }

        return [.. Encoding.UTF8.GetString(text.ToArray()).ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().TrimEnd(',')).Where(line => line.Length > 1)];
    }

    /// <summary>The module version id is another one for each build of another source.</summary>
    private static IEnumerable<string> Modules(Assembly? testAssembly) =>
        new[] { testAssembly, typeof(LoadPlan).Assembly, typeof(Fingerprints).Assembly }
            .OfType<Assembly>()
            .Distinct()
            .Select(assembly => $"{assembly.GetName().Name}.dll {assembly.ManifestModule.ModuleVersionId:N}");
}
