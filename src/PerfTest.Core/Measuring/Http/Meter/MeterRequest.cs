using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>What .NET's meter tells of a request.</summary>
/// <param name="Address">Scheme, host and port; null where they are not told.</param>
/// <param name="Method"><c>GET</c>.</param>
/// <param name="Status">0: no response.</param>
/// <param name="Error">.NET's word for what went wrong (<c>connection_error</c>, a status, an exception's type), or null.</param>
/// <param name="Protocol"><c>1.1</c>, or null.</param>
internal readonly record struct MeterRequest(Uri? Address, string Method, int Status, string? Error, string? Protocol)
{
    public static MeterRequest Read(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? scheme = null, host = null, method = null, error = null, protocol = null;
        int status = 0, port = -1;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            switch (tag.Key)
            {
                case "url.scheme": scheme = tag.Value as string; break;
                case "server.address": host = tag.Value as string; break;
                case "server.port": port = Convert.ToInt32(tag.Value, CultureInfo.InvariantCulture); break;
                case "http.request.method": method = tag.Value as string; break;
                case "http.response.status_code": status = Convert.ToInt32(tag.Value, CultureInfo.InvariantCulture); break;
                case "error.type": error = tag.Value as string; break;
                case "network.protocol.version": protocol = tag.Value as string; break;
            }
        }

        Uri? address = host is { Length: > 0 } && Uri.TryCreate($"{scheme ?? Uri.UriSchemeHttp}://{Bracketed(host)}{(port > 0 ? $":{port.ToString(CultureInfo.InvariantCulture)}" : "")}", UriKind.Absolute, out Uri? found)
            ? found
            : null;
        return new(address, method ?? "", status, error, protocol);
    }

    /// <summary>An error by .NET's own names, in our codes.</summary>
    public int ErrorCode => Status > 0 ? HttpError.CodeOf(Status) : Error switch
    {
        null => HttpError.None,
        "name_resolution_error" => HttpError.Dns,
        "connection_error" or "proxy_tunnel_error" => HttpError.Tcp,
        "secure_connection_error" => HttpError.Tls,
        "http_protocol_error" => HttpError.Http2,
        "response_ended" => HttpError.Reset,
        _ when Error.EndsWith("CanceledException", StringComparison.Ordinal) => HttpError.RequestTimeout,
        _ => HttpError.Generic,
    };

    private static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
}
