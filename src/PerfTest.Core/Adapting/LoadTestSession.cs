using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Adapting;

/// <summary>One load test from declaration to verdict.</summary>
internal static class LoadTestSession
{
    /// <summary>Runs the load test. A broken limit or a mistake is not thrown: it is the outcome's failure.</summary>
    public static Task<LoadTestOutcome> RunAsync(LoadTestRequest request)
    {
        var methods = BoundMethods.Bind(request.TestClass, request.Method, request.Declaration.Scenarios, request.Row);
        var planning = PlanBuilder.Build(request.Declaration, PerfTestEnvironment.FromProcess().ToOverrides());
        ImmutableArray<string> mistakes = [.. methods.Mistakes, .. planning.Mistakes];
        if (!mistakes.IsEmpty)
        {
            var report = MistakeReport.Write(request.Declaration.Name, mistakes);
            return Task.FromResult(new LoadTestOutcome { Report = "", Failure = new LoadTestFailedException(report, request.Method) });
        }

        // SEAM: plan → run → measure → judge → report goes here; this whole file is replaced at the merge.
        throw new NotSupportedException("The engine is not part of this branch.");
    }
}
