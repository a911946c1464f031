using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PerfTest.TestApp;

namespace PerfTest.AspNetCore.Tests;

/// <summary>The test application, in memory or on a socket.</summary>
internal sealed class Hosts : WebApplicationFactory<Program>
{
    public static Hosts InMemory() => new();

    public static Hosts OnKestrel()
    {
        var host = new Hosts();
        host.UseKestrel(0);
        return host;
    }

    public static Hosts Of(string kind) => kind == "kestrel" ? OnKestrel() : InMemory();

    public Hooks Hooks => Services.GetRequiredService<Hooks>();
}
