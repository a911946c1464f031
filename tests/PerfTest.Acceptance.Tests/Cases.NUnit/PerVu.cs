using PerfTest;

namespace Cases;

[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class PerVu : IDisposable
{
    // What happens once, and reaches every virtual user.
    private static string _token = "";
    private readonly long? _vu = VirtualUser.Current?.Id;
    private int _iterations;

    public PerVu() => Marks.Add("per-vu", $"constructed for {(_vu is null ? "the framework" : "a virtual user")}");

    [OneTimeSetUp]
    public static async Task LogIn()
    {
        await Task.Yield();
        Marks.Add("per-vu", "logged in");
        _token = "secret";
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
            TestContext.Out.WriteLine($"virtual user {_vu} is done");
        }
    }

    [OneTimeTearDown]
    public static void LogOut() => Marks.Add("per-vu", "logged out");

    public void Dispose() => Marks.Add("per-vu", $"disposed after {_iterations}");
}
