using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>How explorers and result files call a load test: <c>Shop.Find(word: "chair") [smoke]</c>.</summary>
internal static class LoadTestNames
{
    private const string ProfileTrait = "Profile";

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

    public static string WithProfile(string name, string? profile) => profile is null ? name : $"{name} [{profile}]";

    public static void AddProfile(Dictionary<string, List<string>> traits, string? profile)
    {
        if (profile is null)
        {
            return;
        }

        if (!traits.TryGetValue(ProfileTrait, out var values))
        {
            traits[ProfileTrait] = values = [];
        }

        values.Add(profile);
    }
}
