namespace PerfTest.Planning;

/// <summary>The address of something that is watched beside the load, as somebody wrote it.</summary>
internal static class WatchedAddress
{
    /// <summary>The path of the address, without its query; null where there is a problem.</summary>
    /// <param name="address">As written: a path of the test's client, or a whole address.</param>
    /// <param name="problem">What is wrong, as the end of a message; null: nothing.</param>
    public static string? PathOf(string? address, out string? problem)
    {
        problem = null;
        if (address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal))
        {
            // Parsed as a client will: "/a b?c" is a path and a query.
            return new Uri(new Uri("http://localhost"), address).AbsolutePath;
        }

        // On Linux a path with a slash is an absolute address of a file.
        if (!Uri.TryCreate(address?.Trim(), UriKind.Absolute, out Uri? whole) || (whole.Scheme != "http" && whole.Scheme != "https") || whole.Host.Length == 0)
        {
            problem = "write a path that begins with a slash, such as \"/health\", or a whole address of http or https, such as \"http://localhost:5080/health\"";
            return null;
        }

        if (whole.UserInfo.Length > 0 || whole.Fragment.Length > 0)
        {
            problem = "an address has no user, password or fragment here";
            return null;
        }

        return whole.AbsolutePath;
    }
}
