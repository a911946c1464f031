namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>One result of a result file.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Class">The test class's full name.</param>
/// <param name="Outcome"><c>Passed</c>, <c>Failed</c> or <c>NotExecuted</c>.</param>
/// <param name="Message">The failure's message, or why it was skipped; else empty.</param>
/// <param name="StackTrace">The failure's stack trace; else empty.</param>
/// <param name="Output">The test's own output.</param>
/// <param name="Attachments">Names of attached files.</param>
internal sealed record TestEntry(string Name, string Class, string Outcome, string Message, string StackTrace, string Output, IReadOnlyList<string> Attachments);
