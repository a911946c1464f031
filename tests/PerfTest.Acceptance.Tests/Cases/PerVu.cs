using PerfTest;
#if !XUNIT_V3
using Xunit.Abstractions;
#endif

namespace Cases;

/// <summary>What happens once, and reaches every virtual user.</summary>
public sealed class Login : IAsyncLifetime
{
    public string Token { get; private set; } = "";

    public async LifetimeTask InitializeAsync()
    {
        await Task.Yield();
        Marks.Add("per-vu", "logged in");
        Token = "secret";
    }

    public LifetimeTask DisposeAsync()
    {
        Marks.Add("per-vu", "logged out");
        return LifetimeTask.CompletedTask;
    }
}

public sealed class PerVu : IClassFixture<Login>, IDisposable
{
    private readonly long? _vu = VirtualUser.Current?.Id;
    private readonly string _token;
    private readonly ITestOutputHelper _output;
    private int _iterations;

    public PerVu(Login login, ITestOutputHelper output)
    {
        _token = login.Token;
        _output = output;
        Marks.Add("per-vu", $"constructed for {(_vu is null ? "the framework" : "a virtual user")}");
    }

    [LoadTest(Vus = 3, IterationsPerVu = 4, InstancePerVu = true)]
    public async Task Counts(VirtualUser vu)
    {
        await Task.Yield();
        Assert.Equal("secret", _token);
        Assert.Equal(vu.Id, _vu ?? 0);
        Assert.Equal(vu.Iteration, _iterations++);
        if (_iterations == 4)
        {
            _output.WriteLine($"virtual user {_vu} is done");
        }
    }

    public void Dispose() => Marks.Add("per-vu", $"disposed after {_iterations}");
}
