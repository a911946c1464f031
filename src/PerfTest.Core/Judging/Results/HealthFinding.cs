namespace PerfTest;

/// <summary>Something about the generator that a reader of the result must know.</summary>
/// <param name="Severity">What it means for the result.</param>
/// <param name="Rule">The rule that found it: <c>start-lag</c>.</param>
/// <param name="Title">What was found, in a few words: <c>late starts</c>.</param>
/// <param name="Sentence">What was found, with its numbers.</param>
public sealed record HealthFinding(HealthSeverity Severity, string Rule, string Title, string Sentence);
