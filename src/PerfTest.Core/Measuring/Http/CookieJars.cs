using System.Net;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// Cookies as users have them: each virtual user has a jar of its own, so that sessions never mix although all share one client. Each iteration is a new user's visit
/// and begins with an empty one, as in k6, unless cookies are to be kept. Requests outside a virtual user's flow share one jar. Costs nothing until the target sets
/// its first cookie.
/// </summary>
/// <param name="keep">A virtual user's cookies outlive its iteration.</param>
internal sealed class CookieJars(bool keep)
{
    private const string CookieHeader = "Cookie";
    private const string SetCookieHeader = "Set-Cookie";

    private readonly ConditionalWeakTable<VirtualUser, Jar> _jars = [];
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
        var cookies = Cookies().GetCookieHeader(request.RequestUri!);
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
        var jar = Cookies();
        foreach (var cookie in cookies)
        {
            try
            {
                jar.SetCookies(request.RequestUri!, cookie);
            }
            catch (CookieException)
            {
                // As a browser and HttpClient do: a cookie that cannot be understood is not kept.
            }
        }
    }

    private CookieContainer Cookies()
    {
        if (VirtualUser.Current is not { } vu)
            return _outside;
        var jar = _jars.GetOrCreateValue(vu);
        return keep ? jar.Cookies : jar.Of(vu);
    }

    private sealed class Jar
    {
        private readonly Lock _gate = new();
        private (long Number, bool IsWarmup) _iteration;

        public CookieContainer Cookies { get; private set; } = new();

        /// <summary>Those of the running iteration. Its requests may be sent side by side.</summary>
        public CookieContainer Of(VirtualUser vu)
        {
            lock (_gate)
            {
                if (_iteration != (vu.Iteration, vu.IsWarmup))
                {
                    _iteration = (vu.Iteration, vu.IsWarmup);
                    Cookies = new();
                }

                return Cookies;
            }
        }
    }
}
