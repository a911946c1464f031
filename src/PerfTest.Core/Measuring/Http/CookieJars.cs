using System.Net;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// Cookies as users have them: each virtual user has a jar of its own for as long as it lives, so that sessions never mix although all share one client.
/// Requests outside a virtual user's flow share one jar. Costs nothing until the target sets its first cookie.
/// </summary>
internal sealed class CookieJars
{
    private const string CookieHeader = "Cookie";
    private const string SetCookieHeader = "Set-Cookie";

    private readonly ConditionalWeakTable<VirtualUser, CookieContainer> _jars = [];
    private readonly CookieContainer _outside = new();
    private volatile bool _inUse;

    /// <summary>Puts the cookies for its address on the request.</summary>
    /// <returns>False if the user has set a Cookie header, which then stays.</returns>
    public bool AddTo(HttpRequestMessage request)
    {
        if (!_inUse)
            return true;
        if (request.Headers.NonValidated.Contains(CookieHeader))
            return false;
        var cookies = Jar.GetCookieHeader(request.RequestUri!);
        if (cookies.Length > 0)
            request.Headers.TryAddWithoutValidation(CookieHeader, cookies);
        return true;
    }

    /// <summary>Takes them off again: the next hop has an address of its own.</summary>
    public static void RemoveFrom(HttpRequestMessage request) => request.Headers.Remove(CookieHeader);

    public void KeepFrom(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues(SetCookieHeader, out var cookies))
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

    private CookieContainer Jar => VirtualUser.Current is { } vu ? _jars.GetOrCreateValue(vu) : _outside;
}
