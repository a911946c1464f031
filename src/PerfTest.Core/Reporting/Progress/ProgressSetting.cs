using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary><c>PERFTEST_PROGRESS</c>, parsed.</summary>
/// <param name="Mode">Where progress lines go.</param>
/// <param name="Path">The file of <see cref="ProgressMode.File"/>.</param>
internal sealed record ProgressSetting(ProgressMode Mode, string? Path = null)
{
    public static ProgressSetting Auto { get; } = new(ProgressMode.Auto);

    /// <param name="value">As written: <c>auto</c>, <c>tty</c>, <c>file:PATH</c>, <c>off</c>; null or empty is <c>auto</c>.</param>
    /// <param name="setting">What it means; <see cref="Auto"/> where it is wrong.</param>
    /// <param name="label">What the sentence calls it.</param>
    /// <returns>A sentence if it is wrong, else null.</returns>
    public static string? Parse(string? value, out ProgressSetting setting, string label = VariableNames.Progress)
    {
        var text = value?.Trim() ?? "";
        setting = text.ToLowerInvariant() switch
        {
            "" or "auto" => Auto,
            "tty" => new(ProgressMode.Terminal),
            "off" => new(ProgressMode.Off),
            { Length: > 5 } file when file.StartsWith("file:", StringComparison.Ordinal) => new(ProgressMode.File, text["file:".Length..]),
            _ => null!,
        };
        if (setting is not null)
        {
            return null;
        }

        setting = Auto;
        return $"{label} is '{value}', which names no place for progress lines: write auto, tty, file:PATH or off.";
    }
}
