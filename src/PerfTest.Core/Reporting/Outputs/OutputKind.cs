namespace PerfTest.Reporting;

/// <summary>A kind of output that a user can ask for.</summary>
/// <param name="Name">As <c>PERFTEST_OUT</c> calls it, in lower case.</param>
/// <param name="Open">Makes one for a run. It writes nothing yet.</param>
/// <param name="WantsSamples">It needs <see cref="OutputRun.Samples"/>, which cost time at each sample.</param>
internal sealed record OutputKind(string Name, Func<OutputRun, ResultOutput> Open, bool WantsSamples = false);
