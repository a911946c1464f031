using System.Collections.Concurrent;
using NUnit.Framework;
using NUnitAssert = NUnit.Framework.Assert;

namespace PerfTest.Adapters.Tests.Inner;

internal abstract class PerVuBase
{
    protected long? Vu { get; } = VirtualUser.Current?.Id;

    protected int Iterations { get; set; }

    public static ConcurrentQueue<string> Seen { get; } = new();

    [SetUp]
    public async Task SetUpBase()
    {
        await Task.Yield();
        NUnitAssert.That(VirtualUser.Current?.Id, Is.EqualTo(Vu));
        Mark("set up");
    }

    [SetUp]
    public static void SetUpAll() => Seen.Enqueue("static set up");

    [TearDown]
    public void TearDownBase() => Mark($"torn down after {Iterations}");

    protected void Mark(string what) => Seen.Enqueue($"{(Vu is null ? "own" : $"VU {Vu}")} {what}");
}

[TestFixture("chair")]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class PerVu : PerVuBase, IDisposable
{
    private static string? _token;
    private readonly string _word;

    public PerVu(string word)
    {
        _word = word;
        Mark("constructed");
    }

    [OneTimeSetUp]
    public static void LogIn() => _token = "secret";

    [SetUp]
    public void SetUp() => Mark("set up once more");

    [LoadTest(Vus = 3, IterationsPerVu = 4, InstancePerVu = true)]
    public async Task Counts(VirtualUser vu)
    {
        await Task.Yield();
        NUnitAssert.That((_word, _token), Is.EqualTo(("chair", "secret")));
        NUnitAssert.That(Vu, Is.EqualTo(vu.Id));
        Iterations++;
        NUnitAssert.That(Iterations, Is.EqualTo(vu.Iteration + 1));
        if (Iterations == 4)
        {
            TestContext.Out.WriteLine($"virtual user {Vu} is done");
        }
    }

    [LoadTest(Iterations = 2, InstancePerVu = true)]
    [TestCase(7)]
    public Task Rows(int number) => Task.FromResult(Iterations += number);

    [LoadTest(InstancePerVu = true)]
    [Scenario(nameof(First), Vus = 2, IterationsPerVu = 1)]
    [Scenario(nameof(Second), Iterations = 1)]
    public void Judges(LoadResult result)
    {
        NUnitAssert.That(result.Iterations.Completed, Is.EqualTo(3));
        NUnitAssert.That((Vu, Iterations), Is.EqualTo(((long?)null, 0)));
    }

    [TearDown]
    public void TearDown() => Mark("torn down");

    public void Dispose() => Mark("disposed");

    private async Task First()
    {
        await Task.Yield();
        Iterations++;
    }

    private Task Second() => First();
}

internal sealed class BrokenPerVu
{
    public static int Iterations { get; private set; }

    [SetUp]
    public void SetUp() => NUnitAssert.That(VirtualUser.Current?.Id, Is.Not.EqualTo(2), "no second chair");

    [LoadTest(Vus = 3, Iterations = 30, InstancePerVu = true)]
    public Task Never_runs() => Task.FromResult(Iterations++);
}

internal sealed class UnconstructiblePerVu
{
    public UnconstructiblePerVu()
    {
        if (VirtualUser.Current is not null)
        {
            throw new InvalidOperationException("no chair at all");
        }
    }

    [LoadTest(Iterations = 30, InstancePerVu = true)]
    public Task Never_runs() => Task.CompletedTask;
}

internal sealed class StuckPerVu
{
    [TearDown]
    public void TearDown()
    {
        if (VirtualUser.Current?.Id > 1)
        {
            throw new InvalidOperationException("it is stuck");
        }
    }

    [LoadTest(Vus = 3, Iterations = 30, InstancePerVu = true)]
    public Task Runs() => Task.CompletedTask;
}

[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class OncePerVu
{
    private string? _token;

    [OneTimeSetUp]
    public void LogIn() => _token = "secret";

    [LoadTest(Iterations = 1, InstancePerVu = true)]
    public Task Never_runs() => Task.FromResult(_token);
}
