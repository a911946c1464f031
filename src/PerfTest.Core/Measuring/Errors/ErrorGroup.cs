namespace PerfTest.Measuring;

/// <summary>Errors that are alike.</summary>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Type">The exception's full type name, or what kind of error it is: <c>http 5xx</c>.</param>
/// <param name="Message">Of the first one, word for word, at most 1,000 characters. The others may differ in numbers and ids.</param>
/// <param name="Stack">Of the first one, at most 4,096 characters; null where it has none.</param>
/// <param name="Count">How many.</param>
/// <param name="First">When, in nanoseconds from t=0.</param>
/// <param name="Last">When, in nanoseconds from t=0.</param>
internal sealed record ErrorGroup(string Scenario, string Type, string Message, string? Stack, long Count, long First, long Last)
{
    /// <summary>Of an unexpected response: the beginning of one body, without secrets; null where none was seen.</summary>
    public string? Body { get; init; }
}
