using System.Reflection;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>Reads what a user wrote on a method: attributes → declaration. It judges nothing.</summary>
internal static class DeclarationReader
{
    /// <param name="method">The annotated method.</param>
    /// <param name="workload">What <c>[LoadTest]</c> says.</param>
    /// <param name="name">The test's name, as its framework shows it.</param>
    /// <param name="profile">The profile of this test, or null. A name that the method does not have is ignored.</param>
    public static LoadTestDeclaration Read(MethodInfo method, WorkloadSettings workload, string name, string? profile = null)
    {
        ScenarioAttribute[] scenarios = [.. method.GetCustomAttributes<ScenarioAttribute>()];
        return new LoadTestDeclaration
        {
            Name = name,
            Method = method.Name,
            Workload = workload,
            Stages = [.. method.GetCustomAttributes<StageAttribute>()],
            Thresholds = [.. method.GetCustomAttributes<ThresholdAttribute>()],
            Baselines = [.. method.GetCustomAttributes<BaselineAttribute>()],
            Metrics = [.. method.GetCustomAttributes<MetricAttribute>()],
            Probes = [.. method.GetCustomAttributes<ProbeAttribute>()],
            BreakingPoint = method.GetCustomAttribute<BreakingPointAttribute>(),
            Scrapes = [.. method.GetCustomAttributes<ScrapeAttribute>()],
            Watches = [.. method.GetCustomAttributes<WatchAttribute>()],
            Scenarios = scenarios,
            ExpectStatus = ExpectStatusOf(method),
            Profile = profile is null ? null : method.GetCustomAttributes<ProfileAttribute>().FirstOrDefault(attribute => attribute.Name == profile),
            IsSynchronous = scenarios.Length == 0 && method.ReturnType == typeof(void),
        };
    }

    /// <summary>The nearest one.</summary>
    private static ExpectStatusAttribute? ExpectStatusOf(MethodInfo method)
    {
        Type? type = method.ReflectedType;
        return method.GetCustomAttribute<ExpectStatusAttribute>() ?? type?.GetCustomAttribute<ExpectStatusAttribute>() ?? type?.Assembly.GetCustomAttribute<ExpectStatusAttribute>();
    }
}
