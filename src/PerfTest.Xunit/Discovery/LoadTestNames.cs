using PerfTest.Adapting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>How explorers and result files call a load test: <c>Shop.Find(word: "chair") [smoke]</c>.</summary>
internal static class LoadTestNames
{
    /// <summary>Adds the row's values as xUnit writes them, without the parameters that PerfTest fills: their values say nothing.</summary>
    public static string WithRow(string name, IMethodInfo method, object?[]? row)
    {
        if (row is null)
        {
            return name;
        }

        var parameters = method.GetParameters().ToArray();
        bool IsInjected(int i) => row.ElementAtOrDefault(i) is null && i < parameters.Length && RowParameters.IsInjected(parameters[i]);
        object?[] shown = [.. row.Where((_, i) => !IsInjected(i))];
        return new RowParameters(method, [.. parameters.Where((_, i) => !IsInjected(i))]).GetDisplayNameWithArguments(name, shown!, []);
    }

    public static void AddProfile(Dictionary<string, List<string>> traits, string? profile)
    {
        if (profile is null)
        {
            return;
        }

        if (!traits.TryGetValue(ProfileNames.Trait, out var values))
        {
            traits[ProfileNames.Trait] = values = [];
        }

        values.Add(profile);
    }
}
