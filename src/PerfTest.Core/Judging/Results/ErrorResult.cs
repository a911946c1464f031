namespace PerfTest;

/// <summary>Errors that are alike: numbers and ids in their messages apart.</summary>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Type">The exception's full type name, or the kind of error: <c>http 5xx</c>.</param>
/// <param name="Message">Of the first one.</param>
/// <param name="Stack">Of the first one, or null.</param>
/// <param name="Count">How many.</param>
/// <param name="First">When the first one was, from the start of the plan.</param>
/// <param name="Last">When the last one was, from the start of the plan.</param>
public sealed record ErrorResult(string Scenario, string Type, string Message, string? Stack, long Count, TimeSpan First, TimeSpan Last)
{
    /// <summary>Of an unexpected response: the beginning of one body, at most 512 characters, secrets replaced by <c>***</c>; null where none was seen.</summary>
    public string? Body { get; init; }
}
