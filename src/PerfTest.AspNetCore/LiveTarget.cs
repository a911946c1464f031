using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.AspNetCore;

/// <summary>The target named by the environment variable <c>PERFTEST_BASE_URL</c> or, below it, by <c>baseUrl</c> in <c>perftest.json</c>.</summary>
internal static class LiveTarget
{
    private const string Variable = VariableNames.BaseUrl;

    /// <returns>Its address, or null if nobody names one.</returns>
    public static Uri? OfProcess() => Parse(Environment.GetEnvironmentVariable(Variable), Variable) ?? FromFile(SettingFiles.OfProcess());

    internal static Uri? FromFile(SettingFile file) => Parse(file.BaseUrl?.Text, file.BaseUrl?.Label ?? "");

    internal static Uri? Parse(string? text, string label)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var address = TargetAddress.Parse(text, label);
        if (address.AbsolutePath != "/")
        {
            throw new LoadTestException(
                $"{label} is '{address.AbsoluteUri}'; requests such as '/products' would lose its path. Write '{address.Scheme}://{address.Authority}'.");
        }
        return address;
    }
}
