using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Addresses of WebSockets.</summary>
internal static class WebSocketAddress
{
    /// <summary>The same address as people write it who allow load on it.</summary>
    /// <exception cref="LoadTestException">It is no WebSocket's.</exception>
    public static Uri AsHttp(Uri uri)
    {
        string? scheme = !uri.IsAbsoluteUri ? null : uri.Scheme switch
        {
            "ws" or "http" => Uri.UriSchemeHttp,
            "wss" or "https" => Uri.UriSchemeHttps,
            _ => null,
        };
        if (scheme is null || uri.Scheme == scheme)
        {
            throw new LoadTestException(
                $"The address of a WebSocket is '{Redaction.Clean(uri.OriginalString)}', which does not begin with ws:// or wss://. Write one such as 'ws://localhost:5080/chat'.");
        }

        return With(uri, scheme);
    }

    /// <summary>The WebSocket at a path of a host.</summary>
    /// <param name="host">http or https.</param>
    /// <param name="path"><c>/chat?room=7</c>.</param>
    public static Uri Of(Uri host, string path) => With(new Uri(host, path), host.Scheme == Uri.UriSchemeHttps ? "wss" : "ws");

    private static Uri With(Uri uri, string scheme) => new UriBuilder(uri) { Scheme = scheme, Port = uri.IsDefaultPort ? -1 : uri.Port }.Uri;
}
