using System.Reflection;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>The command that runs a load test again, all its rows, and nothing else.</summary>
internal static class RerunCommand
{
    public static string For(Type testClass, MethodInfo method, string? profile) => VsTestFilter.RerunCommand($"{testClass.FullName}.{method.Name}", profile);
}
