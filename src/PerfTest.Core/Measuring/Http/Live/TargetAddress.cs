using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>The address of a live target, as somebody wrote it.</summary>
internal static class TargetAddress
{
    private const string Example = "http://localhost:5080";

    /// <param name="text">What was written.</param>
    /// <param name="what">How the message calls it.</param>
    /// <exception cref="LoadTestException">It is no address to which a client can add paths.</exception>
    public static Uri Parse(string text, string what)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || !IsHttp(address))
        {
            throw new LoadTestException($"{what} is '{Redaction.Clean(text)}', which is not an http or https address. Write one such as '{Example}'.");
        }

        Check(address, what);
        return address;
    }

    /// <param name="address">The address.</param>
    /// <param name="what">How the message calls it.</param>
    /// <exception cref="LoadTestException">It is no address to which a client can add paths.</exception>
    public static void Check(Uri address, string what)
    {
        if (!address.IsAbsoluteUri || !IsHttp(address))
        {
            throw new LoadTestException($"{what} is '{Redaction.Clean(address.OriginalString)}', which is not an http or https address. Write one such as '{Example}'.");
        }

        // The value is not repeated: what does not belong here may be a password.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new LoadTestException(
                $"{what} has more than scheme, host, port and path: a client would drop it from its requests. Write '{address.Scheme}://{address.Authority}'.");
        }

        if (!address.AbsolutePath.EndsWith('/'))
        {
            throw new LoadTestException(
                $"{what} is '{address.AbsoluteUri}'; a request to 'products' would lose the part behind the last slash. Write '{address.AbsoluteUri}/' or "
                + $"'{address.Scheme}://{address.Authority}'.");
        }
    }

    private static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
