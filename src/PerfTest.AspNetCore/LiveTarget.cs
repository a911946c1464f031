using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.AspNetCore;

/// <summary>The target named by the environment variable <c>PERFTEST_BASE_URL</c>.</summary>
internal static class LiveTarget
{
    private const string Variable = VariableNames.BaseUrl;

    /// <returns>Its address, or null if the variable is not set.</returns>
    public static Uri? FromEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable));

    internal static Uri? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var address = TargetAddress.Parse(text, Variable);
        if (address.AbsolutePath != "/")
        {
            throw new LoadTestException(
                $"{Variable} is '{address.AbsoluteUri}'; requests such as '/products' would lose its path. Write '{address.Scheme}://{address.Authority}'.");
        }
        return address;
    }
}
