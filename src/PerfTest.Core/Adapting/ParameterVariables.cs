using System.Collections.Immutable;
using System.Text;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>
/// Run parameters of a framework (NUnit's <c>TestRunParameters</c>) as other names of the environment variables: <c>PERFTEST_MAX_VUS</c>, <c>MaxVus</c>. Any other
/// parameter is the user's own and none of our business.
/// </summary>
/// <param name="Values">What the parameters say, by the names of the variables.</param>
/// <param name="Mistakes">Whole messages.</param>
internal sealed record ParameterVariables(ImmutableDictionary<string, string> Values, ImmutableArray<string> Mistakes)
{
    // Read when a client is made or a test is looked for, which is before there is a test.
    private static readonly string[] EnvironmentOnly = [VariableNames.BaseUrl, VariableNames.Config];

    /// <summary>Translates the parameters. The environment wins over what comes of them.</summary>
    /// <param name="parameters">As their users named them.</param>
    /// <param name="known">The names of the variables that there are. A parameter with the prefix counts even if it is not among them: a misspelt name is to be told.</param>
    public static ParameterVariables From(IReadOnlyDictionary<string, string> parameters, IReadOnlyCollection<string> known)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var mistakes = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, value) in parameters.Where(parameter => HasPrefix(parameter.Key)))
        {
            var variable = name.ToUpperInvariant();
            if (!EnvironmentOnly.Contains(variable))
            {
                values[variable] = value;
            }
            else if (!string.IsNullOrWhiteSpace(value))
            {
                mistakes.Add($"The run parameter {name} comes too late: {variable} is read before the test starts. Set it as an environment variable: dotnet test -e {variable}={value}.");
            }
        }

        foreach (var (name, value) in parameters.Where(parameter => !HasPrefix(parameter.Key)))
        {
            var variable = VariableNames.Prefix + Upper(name);
            if (known.Contains(variable) && !EnvironmentOnly.Contains(variable))
            {
                values.TryAdd(variable, value);
            }
        }

        return new ParameterVariables(values.ToImmutable(), mistakes.ToImmutable());
    }

    private static bool HasPrefix(string name) => name.StartsWith(VariableNames.Prefix, StringComparison.OrdinalIgnoreCase);

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
