using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>The errors of several parts of one run, grouped as in each: by scenario, type and message, numbers and ids apart.</summary>
internal static class ErrorMerge
{
    /// <summary>Most frequent first, then the earliest. What did not fit in some part comes last, as in each of them.</summary>
    public static ImmutableArray<ErrorGroup> Merge(IEnumerable<ImmutableArray<ErrorGroup>> parts) =>
    [
        .. parts.SelectMany(part => part)
            .GroupBy(error => new ErrorKey(error.Scenario, error.Type, MessageFingerprint.Of(error.Message)))
            .Select(same => Merge([.. same]))
            .OrderBy(error => error.Scenario == TagNames.Other && error.Type == TagNames.Other)
            .ThenByDescending(error => error.Count)
            .ThenBy(error => error.First)
            .ThenBy(error => (error.Scenario, error.Type, error.Message)),
    ];

    /// <summary>Text, stack and body are those of the earliest that has them.</summary>
    private static ErrorGroup Merge(ImmutableArray<ErrorGroup> same)
    {
        ErrorGroup[] byTime = [.. same.OrderBy(error => error.First).ThenBy(error => error.Message, StringComparer.Ordinal).ThenBy(error => error.Stack, StringComparer.Ordinal).ThenBy(error => error.Body, StringComparer.Ordinal)];
        return byTime[0] with
        {
            Stack = byTime.Select(error => error.Stack).FirstOrDefault(stack => stack is not null),
            Body = byTime.Select(error => error.Body).FirstOrDefault(body => body is not null),
            Count = same.Sum(error => error.Count),
            Last = same.Max(error => error.Last),
        };
    }
}
