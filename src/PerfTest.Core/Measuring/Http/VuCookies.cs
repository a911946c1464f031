using System.Net;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// Cookies as users have them: each virtual user has a jar of its own for as long as it lives, so that sessions never mix although all share one client.
/// Requests outside a virtual user's flow share one jar. Costs nothing until the target sets its first cookie.
/// </summary>
internal sealed class VuCookies : DelegatingHandler
{
    private readonly ConditionalWeakTable<VirtualUser, CookieContainer> _jars = [];
    private readonly CookieContainer _outside = new();
    private volatile bool _inUse;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AddCookies(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        KeepCookies(request, response);
        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AddCookies(request);
        var response = base.Send(request, cancellationToken);
        KeepCookies(request, response);
        return response;
    }

    private CookieContainer Jar => VirtualUser.Current is { } vu ? _jars.GetOrCreateValue(vu) : _outside;

    private void AddCookies(HttpRequestMessage request)
    {
        if (!_inUse || request.Headers.NonValidated.Contains("Cookie"))
            return;
        var cookies = Jar.GetCookieHeader(request.RequestUri!);
        if (cookies.Length > 0)
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
    }

    private void KeepCookies(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Set-Cookie", out var cookies))
            return;
        _inUse = true;
        foreach (var cookie in cookies)
        {
            try
            {
                Jar.SetCookies(request.RequestUri!, cookie);
            }
            catch (CookieException)
            {
                // As a browser and HttpClient do: a cookie that cannot be understood is not kept.
            }
        }
    }
}
