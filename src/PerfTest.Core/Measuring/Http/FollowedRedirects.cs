using System.Net;

namespace PerfTest.Measuring;

/// <summary>
/// Follows redirects by the rules of <see cref="SocketsHttpHandler"/> (POST becomes GET on 300 to 303, never from https to http, without the Authorization
/// header), above the measured handler: every hop is a request that counts. After the last allowed hop the redirect itself is the response.
/// </summary>
internal sealed class FollowedRedirects(int maxHops) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var hop = 0; hop < maxHops && TargetOf(request, response) is { } target; hop++)
        {
            await response.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            response.Dispose();
            Turn(request, response.StatusCode, target);
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = base.Send(request, cancellationToken);
        for (var hop = 0; hop < maxHops && TargetOf(request, response) is { } target; hop++)
        {
            response.Content.CopyTo(Stream.Null, null, cancellationToken);
            response.Dispose();
            Turn(request, response.StatusCode, target);
            response = base.Send(request, cancellationToken);
        }
        return response;
    }

    private static Uri? TargetOf(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location || request.RequestUri is not { } from)
            return null;
        var target = location.IsAbsoluteUri ? location : new Uri(from, location);
        var isAllowed = target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp;
        return isAllowed ? target : null;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static void Turn(HttpRequestMessage request, HttpStatusCode status, Uri target)
    {
        request.Headers.Authorization = null;
        request.Headers.Remove("Cookie");
        request.RequestUri = target;
        var becomesGet = status switch
        {
            HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently or HttpStatusCode.Found => request.Method == HttpMethod.Post,
            HttpStatusCode.SeeOther => request.Method != HttpMethod.Get && request.Method != HttpMethod.Head,
            _ => false,
        };
        if (!becomesGet)
            return;
        request.Method = HttpMethod.Get;
        request.Content = null;
        if (request.Headers.TransferEncodingChunked == true)
            request.Headers.TransferEncodingChunked = false;
    }
}
