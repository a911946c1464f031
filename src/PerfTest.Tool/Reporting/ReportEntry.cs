using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary>A summary and the reports that were made of it.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Files">Absolute paths.</param>
internal sealed record ReportEntry(SummaryFile Summary, IReadOnlyList<string> Files);
