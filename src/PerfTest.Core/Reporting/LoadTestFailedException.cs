using System.Reflection;
using PerfTest.Reporting;

namespace PerfTest;

/// <summary>A load test that did not pass. The message is the report; the stack trace names the load test's method and nothing else.</summary>
public class LoadTestFailedException : Exception
{
    private readonly string? _frame;

    /// <param name="report">The whole report.</param>
    /// <param name="method">The load test's method, or null where there is none to show (the code-first door).</param>
    internal LoadTestFailedException(string report, MethodInfo? method = null)
        : base(report) => _frame = method is null ? null : MethodFrame.Of(method);

    /// <summary>The same failure, as a framework's own kind of exception.</summary>
    private protected LoadTestFailedException(LoadTestFailedException failure)
        : base(failure.Message) => _frame = failure._frame;

    /// <summary>One line, <c>at Namespace.Class.Method() in file:line N</c>, which development environments make a link of.</summary>
    public override string? StackTrace => _frame ?? base.StackTrace;
}
