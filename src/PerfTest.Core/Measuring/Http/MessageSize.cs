using System.Net.Http.Headers;

namespace PerfTest.Measuring;

/// <summary>
/// Bytes of a message as HTTP/1.1 spells it: start line, header lines and the empty line. Headers that only the transport adds (Connection) and the framing of
/// chunks are not counted; a character outside Latin-1 counts as one byte.
/// </summary>
internal static class MessageSize
{
    private const int LineEnd = 2;
    private const int HttpVersion = 8;

    /// <summary>Without the body.</summary>
    public static long OfRequest(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var size = request.Method.Method.Length + 1 + TargetLength(uri, out var hostLength) + 1 + HttpVersion + LineEnd;
        var headers = OfHeaders(request.Headers, out var hasHost);
        if (!hasHost)
            size += "Host: ".Length + hostLength + LineEnd;
        if (request.Content is { } content)
            headers += OfHeaders(content.Headers, out _);
        return size + headers + LineEnd;
    }

    /// <summary>Without the body.</summary>
    public static long OfResponse(HttpResponseMessage response)
    {
        var size = HttpVersion + " 200 ".Length + (response.ReasonPhrase?.Length ?? 0) + LineEnd;
        return size + OfHeaders(response.Headers, out _) + OfHeaders(response.Content.Headers, out _) + LineEnd;
    }

    private static int TargetLength(Uri uri, out int hostLength)
    {
        var text = uri.OriginalString.AsSpan();
        var fragment = text.IndexOf('#');
        if (fragment >= 0)
            text = text[..fragment];
        var scheme = text.IndexOf("://");
        if (scheme < 0)
        {
            hostLength = 0;
            return text.Length;
        }
        text = text[(scheme + 3)..];
        var path = text.IndexOfAny('/', '?');
        hostLength = path < 0 ? text.Length : path;
        if (path < 0)
            return 1;
        return text.Length - path + (text[path] == '?' ? 1 : 0);
    }

    private static int OfHeaders(HttpHeaders headers, out bool hasHost)
    {
        var size = 0;
        hasHost = false;
        foreach (var (name, values) in headers.NonValidated)
        {
            hasHost |= name == "Host";
            if (values.Count == 1)
            {
                size += LineOf(name, values.ToString());
                continue;
            }
            foreach (var value in values)
                size += LineOf(name, value);
        }
        return size;
    }

    private static int LineOf(string name, string value) => name.Length + ": ".Length + value.Length + LineEnd;
}
