using System.Collections.Immutable;
using System.Reflection;

namespace PerfTest.Adapting;

/// <summary>All the methods of one load test, compiled: what its scenarios run, and the one that judges.</summary>
internal sealed record BoundMethods
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>By the name that the plan calls <c>Exec</c>.</summary>
    public required ImmutableDictionary<string, BoundBody> Bodies { get; init; }

    /// <summary>The annotated method where there are <c>[Scenario]</c>s, else null.</summary>
    public JudgingBody? Judge { get; init; }

    /// <summary>What is wrong with the methods, as sentences; nothing may run unless it is empty.</summary>
    public ImmutableArray<string> Mistakes { get; init; } = [];

    /// <summary>Binds the annotated method and, where there are <c>[Scenario]</c>s, the methods that they name.</summary>
    /// <param name="testClass">The class of the instance: scenarios' methods are looked for in it and in what it derives from.</param>
    /// <param name="method">The annotated method.</param>
    /// <param name="scenarios">The <c>[Scenario]</c>s, in declaration order.</param>
    /// <param name="row">The values of the data row, empty where there is none.</param>
    public static BoundMethods Bind(Type testClass, MethodInfo method, IReadOnlyList<ScenarioAttribute> scenarios, IReadOnlyList<object?> row)
    {
        var mistakes = new List<string>();
        var bodies = ImmutableDictionary.CreateBuilder<string, BoundBody>(StringComparer.Ordinal);
        JudgingBody? judge = null;
        if (scenarios.Count == 0)
        {
            if (MethodBinder.BindBody(method, MethodRole.Body, row, mistakes) is { } body)
            {
                bodies[method.Name] = body;
            }
        }
        else
        {
            judge = MethodBinder.BindJudge(method, row, mistakes);
            foreach (var exec in scenarios.Select(scenario => scenario.Exec).Distinct(StringComparer.Ordinal))
            {
                if (FindExec(testClass, method, exec, mistakes) is { } found && MethodBinder.BindBody(found, MethodRole.Scenario, row, mistakes) is { } body)
                {
                    bodies[exec] = body;
                }
            }
        }

        CheckProfiles(method, mistakes);
        return new BoundMethods { Bodies = bodies.ToImmutable(), Judge = judge, Mistakes = [.. mistakes] };
    }

    private static MethodInfo? FindExec(Type testClass, MethodInfo judge, string exec, List<string> mistakes)
    {
        if (exec == judge.Name)
        {
            mistakes.Add($"[Scenario(\"{exec}\")] of '{CSharpNames.Of(judge)}' names the method that it stands on, which is no load: it judges the result after the run. Name another method.");
            return null;
        }

        for (var type = testClass; type is not null && type != typeof(object); type = type.BaseType)
        {
            var found = type.GetMethods(Declared).Where(method => method.Name == exec).ToArray();
            if (found.Length == 1)
            {
                return found[0];
            }

            if (found.Length > 1)
            {
                mistakes.Add($"[Scenario(\"{exec}\")] of '{CSharpNames.Of(judge)}' names {found.Length} methods of {CSharpNames.Of(type)}: a scenario's method has no overloads.");
                return null;
            }
        }

        mistakes.Add($"[Scenario(\"{exec}\")] of '{CSharpNames.Of(judge)}' names a method that {CSharpNames.Of(testClass)} does not have. {Candidates(testClass, judge)}");
        return null;
    }

    private static string Candidates(Type testClass, MethodInfo judge)
    {
        var names = testClass.GetMethods(Declared)
            .Where(method => !method.IsSpecialName && method.Name != judge.Name && (method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask)))
            .Select(method => method.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 0 ? "It has no method that returns Task or ValueTask." : $"Its methods that return Task or ValueTask are: {string.Join(", ", names)}.";
    }

    private static void CheckProfiles(MethodInfo method, List<string> mistakes)
    {
        var names = method.GetCustomAttributes<ProfileAttribute>().Select(profile => profile.Name).ToArray();
        if (names.Any(string.IsNullOrWhiteSpace))
        {
            mistakes.Add($"A [Profile] of '{CSharpNames.Of(method)}' has no name: a profile is chosen by its name.");
        }

        foreach (var name in names.Where(name => !string.IsNullOrWhiteSpace(name)).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            mistakes.Add($"Two [Profile]s of '{CSharpNames.Of(method)}' are called \"{name}\": a profile's name is unique within its test.");
        }
    }
}
