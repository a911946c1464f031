using System.Globalization;
using NUnit.Framework;

namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Iterations that write, attach and look at the test.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Talkative
{
    private const string Line = "a line of one hundred characters, which is written in each of the iterations of this load test ......";
    private int _iteration;

    internal static List<string> Names { get; } = [];

    [SetUp]
    public void SetUp() => TestContext.Out.WriteLine("from the set-up");

    [LoadTest(Vus = 2, Iterations = 2)]
    public Task Writes_a_little()
    {
        if (Interlocked.Increment(ref _iteration) == 1)
        {
            Console.WriteLine("from the console");
            TestContext.Out.WriteLine("from an iteration");
        }

        return Task.CompletedTask;
    }

    [LoadTest(Vus = 2, Iterations = 4000)]
    public async Task Writes_a_line_per_iteration()
    {
        await Task.Yield();
        TestContext.Out.WriteLine(Line);
    }

    [LoadTest(Vus = 3, Iterations = 150)]
    public async Task Attaches()
    {
        var file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"perftest-{Environment.ProcessId}-{Interlocked.Increment(ref _iteration)}.txt"));
        await File.WriteAllTextAsync(file, "x");
        TestContext.AddTestAttachment(file, "of an iteration");
    }

    [LoadTest(Vus = 3, Iterations = 30)]
    public Task Looks()
    {
        lock (Names)
        {
            Names.Add($"{TestContext.CurrentContext.Test.Name} {TestContext.CurrentContext.Test.MethodName}");
        }

        return Task.CompletedTask;
    }

    [TearDown]
    public void TearDown() => TestContext.Out.WriteLine("from the tear-down");
}
