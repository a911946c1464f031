namespace PerfTest.AspNetCore.Tests;

/// <summary>One host of each kind, for tests that leave no traces in them.</summary>
public sealed class BothHosts : IDisposable
{
    private readonly Hosts _inMemory = Hosts.InMemory();
    private readonly Hosts _onKestrel = Hosts.OnKestrel();

    public BothHosts()
    {
        InMemory = _inMemory.CreateLoadClient();
        OnKestrel = _onKestrel.CreateLoadClient();
    }

    public HttpClient InMemory { get; }

    public HttpClient OnKestrel { get; }

    public void Dispose()
    {
        _inMemory.Dispose();
        _onKestrel.Dispose();
    }
}
