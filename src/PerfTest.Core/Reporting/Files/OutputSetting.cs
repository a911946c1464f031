using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary><c>PERFTEST_OUT</c>, parsed.</summary>
internal static class OutputSetting
{
    /// <param name="value">As written: names separated by commas, or null.</param>
    /// <param name="outputs">What it means; none where it is wrong.</param>
    /// <returns>A sentence if it is wrong, else null.</returns>
    public static string? Parse(string? value, out ResultOutputs outputs)
    {
        outputs = ResultOutputs.None;
        foreach (var name in (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            ResultOutputs? output = name.ToLowerInvariant() switch
            {
                // What is always written may be named.
                "json" => ResultOutputs.None,
                "hgrm" => ResultOutputs.Hgrm,
                "hlog" => ResultOutputs.Hlog,
                _ => null,
            };
            if (output is not { } known)
            {
                outputs = ResultOutputs.None;
                return $"{VariableNames.Out} = {Written.Quote(value)} names {Written.Quote(name)}, which is no output: write hgrm, hlog or both with a comma between them; the JSON summary is always written.";
            }

            outputs |= known;
        }

        return null;
    }
}
