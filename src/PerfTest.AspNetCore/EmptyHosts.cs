using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore;

/// <summary>Applications without a line of code, reached as the test's own are: what a request to them costs is not the application's.</summary>
internal static class EmptyHosts
{
    /// <param name="like">The test's client.</param>
    /// <param name="newHandler">Makes its measuring handler.</param>
    public static async Task<EmptyHost> InMemoryAsync(HttpClient like, Func<InMemoryHandler> newHandler)
    {
        WebApplication app = await StartAsync(host => host.UseTestServer());
        InMemoryHandler handler = newHandler();
        handler.InnerHandler = new Transport(app.GetTestServer().CreateHandler(InMemoryHandler.Prepare));
        return Reach(app, new HttpClient(handler) { BaseAddress = like.BaseAddress }, like);
    }

    /// <param name="like">The test's client.</param>
    /// <param name="options">Its options.</param>
    public static async Task<EmptyHost> OnKestrelAsync(HttpClient like, LoadHttpOptions options)
    {
        WebApplication app = await StartAsync(host => host.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0)));
        string address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        var handler = LiveHandler.Create(new EndpointNamer(), options, LiveTransport.Create(options), isHostInProcess: true);
        return Reach(app, new HttpClient(handler) { BaseAddress = new Uri(address) }, like);
    }

    private static async Task<WebApplication> StartAsync(Action<IWebHostBuilder> server)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        server(builder.WebHost);
        WebApplication app = builder.Build();
        app.Run(static _ => Task.CompletedTask);
        await app.StartAsync();
        return app;
    }

    private static EmptyHost Reach(WebApplication app, HttpClient client, HttpClient like)
    {
        LoadClients.Liken(client, like);
        return new EmptyHost(client, app);
    }
}
