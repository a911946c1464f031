using Microsoft.CodeAnalysis;

namespace PerfTest.Analyzers;

/// <summary>A method that virtual users run: one with <c>[LoadTest]</c> and without <c>[Scenario]</c>s, or one that a <c>[Scenario]</c> of its class names.</summary>
/// <param name="Method">The method.</param>
/// <param name="IsShared">Whether virtual users share the instance that it runs on: all do, unless each load test that runs the method says otherwise.</param>
internal sealed record LoadMethod(IMethodSymbol Method, bool IsShared)
{
    /// <summary>The property of <c>[LoadTest]</c> that gives every virtual user an instance of its own.</summary>
    public const string InstancePerVu = "InstancePerVu";

    /// <summary>Whether this version of <c>[LoadTest]</c> can give every virtual user an instance.</summary>
    public bool CanHaveInstances { get; init; }

    /// <summary>Null where no virtual user runs the method itself.</summary>
    public static LoadMethod? Of(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return null;
        }

        AttributeData[] loadTests = [.. OwnLoadTest(method), .. method.ContainingType.GetMembers().OfType<IMethodSymbol>().SelectMany(judge => LoadTestNaming(judge, method))];
        return loadTests.Length == 0
            ? null
            : new LoadMethod(method, loadTests.Any(loadTest => !HasInstances(loadTest)))
            {
                CanHaveInstances = loadTests[0].AttributeClass!.GetMembers(InstancePerVu).Length > 0,
            };
    }

    private static IEnumerable<AttributeData> OwnLoadTest(IMethodSymbol method) =>
        method.Find(PerfTestNames.LoadTest) is { } loadTest && method.Find(PerfTestNames.Scenario) is null ? [loadTest] : [];

    private static IEnumerable<AttributeData> LoadTestNaming(IMethodSymbol judge, IMethodSymbol method)
    {
        bool names = judge.GetAttributes().Any(data =>
            data.AttributeClass.IsPerfTest(PerfTestNames.Scenario) && data.ConstructorArguments is [{ Value: string exec }] && exec == method.Name);
        return names && judge.Find(PerfTestNames.LoadTest) is { } loadTest ? [loadTest] : [];
    }

    private static bool HasInstances(AttributeData loadTest) =>
        loadTest.NamedArguments.Any(argument => argument.Key == InstancePerVu && argument.Value.Value is true);
}
