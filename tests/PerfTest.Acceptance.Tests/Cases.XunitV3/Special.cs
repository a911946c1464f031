using PerfTest;

[assembly: AssemblyFixture(typeof(Cases.Building))]

namespace Cases;

public sealed class Building
{
    public Building() => Marks.Add("building", $"created in process {Environment.ProcessId}");
}

public sealed class SpecialLife(Building building, ITestContextAccessor accessor)
{
    private readonly ITestContext _outside = accessor.Current;

    [LoadTest(Vus = 2, Iterations = 6)]
    public async Task Knows_its_test(VirtualUser vu)
    {
        await Task.Yield();
        Assert.NotNull(building);
        Assert.Same(_outside.Test, TestContext.Current.Test);
        Assert.True(TestContext.Current.CancellationToken.CanBeCanceled);
        Assert.Same(vu, VirtualUser.Current);
    }

    [LoadTest(Vus = 2, Iterations = 6)]
    public void Knows_its_test_on_threads_of_its_own() => Assert.Same(_outside.Test, TestContext.Current.Test);

    [LoadTest(Vus = 2, Iterations = 4000)]
    public Task Talks_through_the_context()
    {
        TestContext.Current.TestOutputHelper!.WriteLine("a line of one hundred characters, which is written in each of the iterations of this load test ......");
        return Task.CompletedTask;
    }
}

public class SpecialNames
{
    public static MatrixTheoryData<string, int> Matrix => new(["chair", "table"], [1, 2]);

    public static TheoryData<string> Described => new(
        new TheoryDataRow<string>("chair") { Label = "wood" },
        new TheoryDataRow<string>("table") { TestDisplayName = "Cases.SpecialNames.A table", Traits = { ["Material"] = ["steel"] } },
        new TheoryDataRow<string>("lamp") { Skip = "no light" },
        new TheoryDataRow<string>("shelf") { Explicit = true });

    [LoadTest(Iterations = 1)]
    [MemberData(nameof(Matrix))]
    public Task Crossed(string word, int number, VirtualUser? vu = null)
    {
        Assert.NotNull(vu);
        Marks.Add("matrix", $"{word} {number}");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 1)]
    [MemberData(nameof(Described))]
    [Profile("tiny", Iterations = 1)]
    public Task Rows(string word)
    {
        Marks.Add("described", word);
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 1, Explicit = true)]
    public Task Only_if_asked_for()
    {
        Marks.Add("explicit", "ran");
        return Task.CompletedTask;
    }
}

public class SpecialSkips
{
    public static bool IsFullMoon => true;

    [LoadTest(Iterations = 3)]
    public Task In_an_iteration()
    {
        Assert.Skip("the moon is full");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 100)]
    [Threshold("iteration_failed<2%")]
    public Task In_an_iteration_that_may_fail(VirtualUser vu)
    {
        Assert.SkipWhen(vu.Iteration == 50, "the moon is full");
        return Task.CompletedTask;
    }

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 1)]
    public void When_it_judges() => Assert.Skip("the moon is full");

    [LoadTest(Iterations = 1, Skip = "the moon is full", SkipWhen = nameof(IsFullMoon))]
    public Task By_a_condition() => throw new InvalidOperationException("ran");

    private Task Browse() => Task.FromResult(this);
}

public sealed class SkippedLife : IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        Assert.Skip("there is no database");
        return ValueTask.CompletedTask;
    }

    [LoadTest(Iterations = 1)]
    public Task Never_runs() => throw new InvalidOperationException("ran");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public class SpecialEnds
{
    public static TheoryData<int> Rows => new(new TheoryDataRow<int>(1) { Timeout = 1500 });

    [LoadTest(Duration = "10m", GracefulStop = "1s", Warmup = "0s")]
    [MemberData(nameof(Rows))]
    public Task A_row_has_a_timeout(int number, CancellationToken ct = default) => Task.Delay(20 * number, ct);

    [LoadTest(Duration = "10m", GracefulStop = "1s", Warmup = "0s")]
    public Task Cancels_its_test(CancellationToken ct)
    {
        TestContext.Current.CancelCurrentTest();
        return Task.Delay(20, ct);
    }
}

[Trait("Run", "Apart")]
public class ApartSpecial : IAsyncDisposable
{
    [LoadTest(Vus = 2, Duration = "10m", GracefulStop = "2s", Warmup = "0s")]
    public async Task Is_interrupted()
    {
        Marks.Add("interrupted", "iteration");

        // Without its token: the graceful stop waits for it.
        await Task.Delay(300, CancellationToken.None);
        Marks.Add("interrupted", "iteration ended");
    }

    public ValueTask DisposeAsync()
    {
        Marks.Add("interrupted", "disposed");
        return ValueTask.CompletedTask;
    }
}
