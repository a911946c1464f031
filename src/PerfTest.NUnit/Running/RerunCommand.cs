using NUnit.Framework.Internal;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>The command that runs a load test again, all its rows, and nothing else.</summary>
internal static class RerunCommand
{
    public static string For(TestMethod test)
    {
        // NUnit's full name of a row contains its values; quotes among them do not survive every shell.
        var suite = $"{test.Parent?.Parent?.FullName ?? test.ClassName}.{test.MethodName}";
        return VsTestFilter.Command(test is not LoadTestMethod && test.FullName.StartsWith($"{suite}(", StringComparison.Ordinal)
            ? $"FullyQualifiedName~{VsTestFilter.Escape($"{suite}(")}"
            : $"FullyQualifiedName={VsTestFilter.Escape(test.FullName)}");
    }
}
