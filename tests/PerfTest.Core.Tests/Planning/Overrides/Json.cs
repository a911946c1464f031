using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

/// <summary>A <c>perftest.json</c> from a text, and plans over it.</summary>
internal static class Json
{
    public static SettingFile File(string text) => SettingFileReader.Read(text, "perftest.json", "/shop/tests");

    public static PlanningResult BuildWith(this LoadTestDeclaration declaration, string text, params (string Name, string Value)[] variables)
    {
        SettingFile file = File(text);
        ImmutableArray<SettingFileSection> sections = file.For([declaration.Name, declaration.Method]);
        PerfTestEnvironment environment = Declared.Environment(variables).Over(sections.SelectMany(section => section.RunSettings));
        return PlanBuilder.Build(declaration, environment.ToOverrides(file, sections));
    }

    /// <summary>The plan, where there must be one.</summary>
    public static LoadPlan PlanWith(this LoadTestDeclaration declaration, string text, params (string Name, string Value)[] variables)
    {
        PlanningResult result = declaration.BuildWith(text, variables);
        Assert.Empty(result.Mistakes);
        return result.Plan!;
    }

    /// <summary>The written settings of the only scenario.</summary>
    public static string Describe(this LoadPlan plan) => string.Join(' ', plan.Origins
        .Where(origin => origin.Scenario is not null && origin.Origin != "default")
        .Select(origin => origin.Setting == "Executor" ? origin.Value : $"{origin.Setting}={origin.Value}"));
}
