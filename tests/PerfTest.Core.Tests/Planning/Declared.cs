using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

/// <summary>Declarations as an adapter would hand them to planning, and plans of them.</summary>
internal static class Declared
{
    public static LoadTestDeclaration LoadTest(Action<WorkloadSettings>? workload = null)
    {
        var settings = new WorkloadSettings();
        workload?.Invoke(settings);
        return new LoadTestDeclaration { Name = "Shop.Tests.Products_are_listed", Method = "Products_are_listed", Workload = settings };
    }

    public static PlanningResult Build(this LoadTestDeclaration declaration, params (string Name, string Value)[] variables) =>
        PlanBuilder.Build(declaration, Environment(variables).ToOverrides());

    /// <summary>The plan, where there must be one.</summary>
    public static LoadPlan Plan(this LoadTestDeclaration declaration, params (string Name, string Value)[] variables)
    {
        PlanningResult result = declaration.Build(variables);
        Assert.Empty(result.Mistakes);
        return result.Plan!;
    }

    /// <summary>The workload of the only scenario.</summary>
    public static Workload Workload(this LoadTestDeclaration declaration, params (string Name, string Value)[] variables) =>
        Assert.Single(declaration.Plan(variables).Scenarios).Workload;

    /// <summary>The mistakes, where there must not be a plan.</summary>
    public static string[] Mistakes(this LoadTestDeclaration declaration, params (string Name, string Value)[] variables)
    {
        PlanningResult result = declaration.Build(variables);
        Assert.Null(result.Plan);
        Assert.NotEmpty(result.Mistakes);
        return [.. result.Mistakes];
    }

    public static PerfTestEnvironment Environment(params (string Name, string Value)[] variables) =>
        PerfTestEnvironment.Read(variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value));
}
