using Xunit;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>A line for whoever looks on while the test runs. It does not become part of the test's output.</summary>
internal static class LiveOutput
{
    /// <summary>Shown where the user has turned on <c>showLiveOutput</c>, and where <c>diagnosticMessages</c>. May be called from any thread.</summary>
    public static void Write(XunitTestRunnerContext ctxt, ITestContext context, string line)
    {
        context.SendDiagnosticMessage(line);
        var test = ctxt.Test;
        var output = new TestOutput
        {
            AssemblyUniqueID = test.TestCase.TestCollection.TestAssembly.UniqueID,
            Output = line + Environment.NewLine,
            TestCaseUniqueID = test.TestCase.UniqueID,
            TestClassUniqueID = test.TestCase.TestClass.UniqueID,
            TestCollectionUniqueID = test.TestCase.TestCollection.UniqueID,
            TestMethodUniqueID = test.TestCase.TestMethod.UniqueID,
            TestUniqueID = test.UniqueID,
        };
        if (!ctxt.MessageBus.QueueMessage(output))
        {
            ctxt.CancellationTokenSource.Cancel();
        }
    }
}
