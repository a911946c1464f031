using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary><c>PERFTEST_BASELINE</c>, parsed.</summary>
internal static class BaselineSetting
{
    /// <param name="value">As written, or null.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="isOff">Baselines only inform.</param>
    /// <returns>A sentence if it is wrong, else null.</returns>
    public static string? Parse(string? value, string label, out bool isOff)
    {
        var word = value?.Trim().ToLowerInvariant();
        isOff = word is "off" or "0" or "false";
        return isOff || word is null or "on" or "1" or "true" ? null : $"{label} = {Written.Quote(value)} is neither on nor off.";
    }
}
