namespace PerfTest.AspNetCore;

/// <summary>Sockets for load: what hides requests from the metrics is off.</summary>
internal static class LoadTransport
{
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };
}
