using System.Collections.Immutable;

namespace PerfTest.Cluster.Protocol;

/// <summary>What must be the same on all machines.</summary>
/// <param name="Plan">Canonical, a line for each thing.</param>
/// <param name="Modules">The test's assembly and ours, each with the id that the compiler gives each build: <c>Shop.Tests.dll 1c9a…</c>.</param>
internal sealed record Fingerprint(ImmutableArray<string> Plan, ImmutableArray<string> Modules)
{
    /// <summary>What differs, as a sentence that calls the other one <paramref name="name"/>; null: nothing.</summary>
    public string? Difference(Fingerprint other, string name)
    {
        if (FirstDifference(Modules, other.Modules) is var (mine, others))
        {
            return $"{name} runs another build: it has {others ?? "nothing"} where the controller has {mine ?? "nothing"}. Build once and copy the output to all machines.";
        }

        return FirstDifference(Plan, other.Plan) is var (here, there)
            ? $"{name} has another plan: {there ?? "nothing"} where the controller has {here ?? "nothing"}. Attributes, perftest.json and PERFTEST_ variables must be the same on all machines."
            : null;
    }

    private static (string? Mine, string? Other)? FirstDifference(ImmutableArray<string> mine, ImmutableArray<string> others)
    {
        for (int i = 0; i < Math.Max(mine.Length, others.Length); i++)
        {
            string? here = i < mine.Length ? mine[i] : null;
            string? there = i < others.Length ? others[i] : null;
            if (here != there)
            {
                return (here, there);
            }
        }

        return null;
    }
}
