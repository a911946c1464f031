using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PerfTest.AspNetCore;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>Clients for load tests of ASP.NET Core applications.</summary>
public static class LoadClientExtensions
{
    /// <summary>
    /// A client whose requests are measured when a virtual user sends them; create it once and share it among all virtual users. It talks to
    /// <list type="bullet">
    /// <item>the live target at <c>PERFTEST_BASE_URL</c>, if that environment variable is set, or at <c>baseUrl</c> of <c>perftest.json</c>: the factory's host is not started;</item>
    /// <item>else the factory's Kestrel on a real socket, if <c>factory.UseKestrel()</c> was called before;</item>
    /// <item>else the factory's host in memory.</item>
    /// </list>
    /// The host is started here, outside all measured time. Endpoints are named by their route templates (<c>/products/{id}</c>); those of a live target, whose
    /// routes nobody knows, by their paths with numbers and ids folded (<c>/products/{n}</c>). Redirects and cookies follow the factory's
    /// <see cref="WebApplicationFactory{TEntryPoint}.ClientOptions"/>, but each redirect counts as a request, and each virtual user has its own cookies, which
    /// end with its iteration.
    /// </summary>
    /// <typeparam name="TEntryPoint">A type in the application's assembly, usually <c>Program</c>.</typeparam>
    /// <param name="factory">The application.</param>
    /// <param name="configure">Sets default headers and the like; called for each kind of target. Optional.</param>
    /// <param name="keepCookies">Keeps a virtual user's cookies from one iteration to the next. Default false: each iteration begins without any.</param>
    /// <exception cref="LoadTestException">The target's address is not scheme, host and port of an http or https address, or its host may get no load.</exception>
    public static HttpClient CreateLoadClient<TEntryPoint>(this WebApplicationFactory<TEntryPoint> factory, Action<HttpClient>? configure = null, bool keepCookies = false)
        where TEntryPoint : class
    {
        ArgumentNullException.ThrowIfNull(factory);

        var client = LiveTarget.OfProcess() is { } address ? CreateLiveClient(address, factory.ClientOptions, keepCookies) : CreateHostClient(factory, keepCookies);
        configure?.Invoke(client);
        return client;
    }

    private static HttpClient CreateHostClient<TEntryPoint>(WebApplicationFactory<TEntryPoint> factory, bool keepCookies)
        where TEntryPoint : class
    {
        factory.StartServer();
        var options = factory.ClientOptions;
        var server = factory.Services.GetRequiredService<IServer>() as TestServer;
        var client = factory.CreateDefaultClient(
            options.BaseAddress,
            server is not null
                ? [
                    InMemory(),
                    new Transport(server.CreateHandler(InMemoryHandler.Prepare)),
                ]
                : [new Transport(SocketHandler(new HostEndpointNamer(factory.Services), options, keepCookies))]);
        LoadClients.Add(
            client,
            (object?)server ?? options.BaseAddress,
            server is null ? LiveTransport.Bare(LiveOptions(options, keepCookies)) : null,
            server is null ? like => EmptyHosts.OnKestrelAsync(like, LiveOptions(options, keepCookies)) : like => EmptyHosts.InMemoryAsync(like, InMemory));
        return client;

        InMemoryHandler InMemory() => new(new EndpointNamer(), Cookies(options, keepCookies), MaxRedirects(options)) { IsHostInProcess = true };
    }

    internal static HttpClient CreateLiveClient(Uri address, WebApplicationFactoryClientOptions options, bool keepCookies = false) =>
        LoadHttp.CreateClient(address, LiveOptions(options, keepCookies));

    private static LiveHandler SocketHandler(EndpointNamer namer, WebApplicationFactoryClientOptions options, bool keepCookies)
    {
        var live = LiveOptions(options, keepCookies);
        return LiveHandler.Create(namer, live, LiveTransport.Create(live), isHostInProcess: true);
    }

    private static LoadHttpOptions LiveOptions(WebApplicationFactoryClientOptions options, bool keepCookies) => new()
    {
        UseCookies = options.HandleCookies,
        KeepCookies = keepCookies,
        AllowAutoRedirect = options.AllowAutoRedirect,
        MaxRedirects = options.MaxAutomaticRedirections,
    };

    private static CookieJars? Cookies(WebApplicationFactoryClientOptions options, bool keep) => options.HandleCookies ? new CookieJars(keep) : null;

    private static int MaxRedirects(WebApplicationFactoryClientOptions options) => options.AllowAutoRedirect ? options.MaxAutomaticRedirections : 0;
}
