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
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            throw new LoadTestException($"{Variable} is '{text}', which is not an http or https address. Write one such as 'http://localhost:5080'.");
        if (address.PathAndQuery != "/" || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            // The value is not repeated: what does not belong here may be a password.
            throw new LoadTestException(
                $"{Variable} has more than scheme, host and port; requests such as '/products' would lose the rest. Write '{address.Scheme}://{address.Authority}'.");
        }
        if (!address.IsLoopback)
        {
            throw new LoadTestException(
                $"{Variable} is '{text}', which is not this machine. Load is sent only to loopback addresses such as 'http://localhost:5080'; no request was sent.");
        }
        return address;
    }
}
