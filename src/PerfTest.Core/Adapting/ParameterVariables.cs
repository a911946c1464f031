using System.Text;

namespace PerfTest.Adapting;

/// <summary>
/// Run parameters of a framework (NUnit's <c>TestRunParameters</c>) as other names of the environment variables: <c>PERFTEST_VUS</c>, <c>Vus</c>, <c>MaxVus</c>.
/// Any other parameter is the user's own and none of our business.
/// </summary>
internal static class ParameterVariables
{
    private const string Prefix = "PERFTEST_";

    /// <summary>The variables that the parameters stand for. The environment wins over them.</summary>
    /// <param name="parameters">As their users named them.</param>
    /// <param name="known">The names of the variables that there are. A parameter with the prefix becomes a variable even if it is not among them: a misspelt name is to be told.</param>
    public static IReadOnlyDictionary<string, string> From(IReadOnlyDictionary<string, string> parameters, IReadOnlyCollection<string> known)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters.Where(parameter => HasPrefix(parameter.Key)))
        {
            variables[name.ToUpperInvariant()] = value;
        }

        foreach (var (name, value) in parameters.Where(parameter => !HasPrefix(parameter.Key)))
        {
            if (known.FirstOrDefault(variable => variable == Prefix + Upper(name)) is { } variable)
            {
                variables.TryAdd(variable, value);
            }
        }

        return variables;
    }

    private static bool HasPrefix(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>MaxVus</c>, <c>maxVus</c> and <c>max_vus</c> → <c>MAX_VUS</c>.</summary>
    private static string Upper(string name)
    {
        var upper = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
            {
                upper.Append('_');
            }

            upper.Append(char.ToUpperInvariant(name[i]));
        }

        return upper.ToString();
    }
}
