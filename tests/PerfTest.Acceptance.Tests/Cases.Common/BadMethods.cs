using PerfTest;

namespace Cases;

// The analyzers warn about some of these; others they do not know.
#pragma warning disable xUnit1001, xUnit1003, xUnit1010, xUnit1026, xUnit1028, xUnit1048, NUnit1001, NUnit1003

public class BadMethods
{
    [LoadTest(Iterations = 1)]
    public async void Nobody_can_await() => await Task.Yield();

    [LoadTest(Iterations = 1)]
    public Task<string> Nobody_looks() => Task.FromResult("x");

    [LoadTest(Iterations = 1)]
    public int Nobody_counts() => 1;

    [LoadTest(Iterations = 1)]
    public Task Unknown_parameter(HttpClient http) => Task.FromResult(http);

    [LoadTest(Iterations = 1)]
    public Task Judges_nothing(LoadResult result) => Task.FromResult(result);

    [LoadTest(Iterations = 1)]
    [InlineData("chair")]
    public Task Wrong_order(VirtualUser vu, string word) => Task.FromResult((vu, word));

    [LoadTest(Iterations = 1)]
    [InlineData("chair")]
    public Task Wrong_type(int number) => Task.FromResult(number);

    [LoadTest(Iterations = 1)]
    public Task By_reference(ref int number) => Task.FromResult(number);

    [LoadTest]
    [Scenario("Brows", Iterations = 1)]
    public void Unknown_scenario(LoadResult result) => Assert.NotNull(result);

    [LoadTest]
    [Scenario(nameof(Overloaded), Iterations = 1)]
    public void Overloaded_scenario() => Assert.NotNull(this);

    [LoadTest]
    [Scenario(nameof(Blocking), Iterations = 1)]
    public void Blocking_scenario() => Assert.NotNull(this);

    [LoadTest(Iterations = 1)]
    [Profile("smoke", Iterations = 1), Profile("smoke", Iterations = 2)]
    public Task Twin_profiles() => Task.CompletedTask;

    private Task Browse() => Task.FromResult(this);

    private Task Overloaded() => Task.FromResult(this);

    private Task Overloaded(VirtualUser vu) => Task.FromResult((this, vu));

    private void Blocking() => Assert.NotNull(this);
}

public class ManyMistakes
{
    [LoadTest]
    [Scenario("Ordr", Iterations = 1)]
    [Scenario(nameof(Browse), Iterations = 1)]
    [Scenario(nameof(Pay), Iterations = 1)]
    public Task<int> Shop(VirtualUser vu) => Task.FromResult(vu.GetHashCode());

    [LoadTest(Vus = 0, Duration = "5 parsecs")]
    [Threshold("p95<<500ms")]
    public async void In_methods_and_in_numbers(HttpClient http) => await Task.FromResult(http);

    private async void Browse(int depth) => await Task.FromResult((this, depth));

    private ValueTask<int> Pay() => new(GetHashCode());
}
