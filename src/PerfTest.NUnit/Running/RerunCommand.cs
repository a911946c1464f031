using NUnit.Framework.Internal;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>The command that runs a load test again, all its rows, and nothing else.</summary>
internal static class RerunCommand
{
    /// <summary>
    /// A test is selected by the suite of its method: its own name may contain values and blanks, which filters of NUnit's do not understand. (An opening
    /// parenthesis that is not closed would even hang them.)
    /// </summary>
    public static string For(TestMethod test, string? profile) =>
        VsTestFilter.RerunCommand(test.Parent is ParameterizedMethodSuite suite ? suite.FullName : $"{test.ClassName}.{test.MethodName}", profile);
}
