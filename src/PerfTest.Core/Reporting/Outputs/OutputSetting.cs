using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary><c>PERFTEST_OUT</c>, parsed.</summary>
internal static class OutputSetting
{
    /// <param name="value">As written: names separated by commas, or null.</param>
    /// <param name="environment">Finds an environment variable, of the CI server that this runs on.</param>
    /// <param name="kinds">What it means, in the order of <see cref="OutputKinds.All"/>; <see cref="OutputKinds.Default"/> where nothing is written, and where it is wrong.</param>
    /// <param name="label">What the sentence calls it.</param>
    /// <returns>A sentence if it is wrong, else null.</returns>
    public static string? Parse(string? value, Func<string, string?> environment, out ImmutableArray<OutputKind> kinds, string label = VariableNames.Out)
    {
        kinds = OutputKinds.Default(environment);
        var names = (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
        {
            return null;
        }

        var unknown = names.Where(name => !OutputKinds.All.Any(kind => IsNamed(kind, name))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > 0)
        {
            var wrong = unknown.Count == 1 ? $"{Written.Quote(unknown[0])}, which is no output" : $"{string.Join(" and ", unknown.Select(Written.Quote))}, which are no outputs";
            return $"{label} = {Written.Quote(value)} names {wrong}: write one or more of {Allowed}, with commas between them; the JSON summary is always written.";
        }

        kinds = [.. OutputKinds.All.Where(kind => kind == OutputKinds.Json || names.Any(name => IsNamed(kind, name)))];
        return null;
    }

    private static string Allowed => string.Join(", ", OutputKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal));

    private static bool IsNamed(OutputKind kind, string name) => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
