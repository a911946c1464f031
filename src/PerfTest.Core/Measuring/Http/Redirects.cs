using System.Net;

namespace PerfTest.Measuring;

/// <summary>
/// The rules by which <see cref="SocketsHttpHandler"/> follows redirects: POST becomes GET on 300 to 303, never from https to http, without the Authorization
/// header.
/// </summary>
internal static class Redirects
{
    /// <summary>Where the response leads, or null if it is no redirect that may be followed.</summary>
    public static Uri? TargetOf(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            return null;
        var from = request.RequestUri!;
        var target = location.IsAbsoluteUri ? location : new Uri(from, location);
        var isAllowed = target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp;
        return isAllowed ? target : null;
    }

    /// <summary>Turns the request into the one that follows.</summary>
    public static void Turn(HttpRequestMessage request, HttpStatusCode status, Uri target)
    {
        request.RequestUri = target;
        request.Headers.Authorization = null;
        if (!BecomesGet(request.Method, status))
            return;
        request.Method = HttpMethod.Get;
        request.Content = null;
        if (request.Headers.TransferEncodingChunked == true)
            request.Headers.TransferEncodingChunked = false;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static bool BecomesGet(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently or HttpStatusCode.Found => method == HttpMethod.Post,
        HttpStatusCode.SeeOther => method != HttpMethod.Get && method != HttpMethod.Head,
        _ => false,
    };
}
