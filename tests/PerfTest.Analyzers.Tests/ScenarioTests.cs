using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class ScenarioTests
{
    private const string Methods =
        """
        private Task Browse(VirtualUser vu) => Task.CompletedTask;
        public static ValueTask Order() => default;
        private int _count;
        private Task Twice() => Task.CompletedTask;
        private Task Twice(VirtualUser vu) => Task.CompletedTask;
        """;

    private const string Candidates = "Its methods that return Task or ValueTask are: Browse, Order, Twice.";

    [Theory]
    [InlineData("[|\"Browze\"|]", "[Scenario(\"Browze\")] of 'Shop.Judge' names a method that Shop does not have. " + Candidates)]
    [InlineData("[|nameof(_count)|]", "[Scenario(\"_count\")] of 'Shop.Judge' names a method that Shop does not have. " + Candidates)]
    [InlineData("[|nameof(Judge)|]", "[Scenario(\"Judge\")] of 'Shop.Judge' names the method that it stands on, which is no load: it judges the result after the run. Name another method.")]
    [InlineData("[|nameof(Twice)|]", "[Scenario(\"Twice\")] of 'Shop.Judge' names 2 methods of Shop: a scenario's method has no overloads.")]
    [InlineData("[|\"\"|]", "[Scenario(\"\")] names no method: write [Scenario(nameof(Method))].")]
    public Task A_method_that_is_not_there(string exec, string message) =>
        Verify.ReportsAsync("PERFTEST107", $"[LoadTest, Scenario({exec}, Iterations = 1)] public void Judge(LoadResult result) {{ }}\n{Methods}", message);

    [Theory]
    [InlineData("nameof(Browse)")]
    [InlineData("\"Order\"")]
    public Task A_method_that_is_there(string exec) =>
        Verify.AcceptsAsync($"[LoadTest, Scenario({exec}, Iterations = 1)] public void Judge(LoadResult result) {{ }}\n{Methods}");

    [Fact]
    public Task It_may_be_inherited_and_private() => Verify.AcceptsAsync(
        """
        public abstract class Basis { private Task Browse() => Task.CompletedTask; }
        public class Shop : Basis { [LoadTest, Scenario("Browse", Iterations = 1)] public void Judge() { } }
        """);

    [Fact]
    public Task It_may_come_with_a_derived_class() => Verify.AcceptsAsync(
        """
        public abstract class Basis { [LoadTest, Scenario("Browse", Iterations = 1)] public void Judge() { } }
        public class Shop : Basis { private Task Browse() => Task.CompletedTask; }
        """);

    [Fact]
    public Task What_was_meant_can_be_written() => Verify.FixesAsync(
        "PERFTEST107", $"[LoadTest, Scenario(\"browse\", Iterations = 1)] public void Judge() {{ }}\n{Methods}",
        "Use nameof(Browse)", $"[LoadTest, Scenario(nameof(Browse), Iterations = 1)] public void Judge() {{ }}\n{Methods}");

    [Theory]
    [InlineData("PERFTEST106", "[LoadTest, [|Scenario(nameof(Browse))|]]", "[Scenario(\"Browse\")] says neither how long nor how much to run.")]
    [InlineData("PERFTEST102", "[LoadTest, Scenario(nameof(Browse), Iterations = 1, StartTime = [|\"5\"|])]", "[Scenario(\"Browse\")] StartTime = \"5\" is not a duration: the number 5 has no unit.")]
    [InlineData("PERFTEST105", "[LoadTest(Iterations = 1), Scenario(nameof(Browse), Weight = [|0|])]", "[Scenario(\"Browse\")] Weight = 0 is wrong: write a whole number from 1 to 1,000,000.")]
    [InlineData("PERFTEST106", "[LoadTest(Iterations = 1), Scenario(nameof(Browse), Weight = 1, Vus = [|5|])]", "[Scenario(\"Browse\")] Vus = 5 beside a Weight: a weight divides the iterations of [LoadTest]'s workload,")]
    [InlineData("PERFTEST106", "[LoadTest(Iterations = [|1|]), Scenario(nameof(Browse), Iterations = 1)]", "[LoadTest] Iterations = 1 beside [Scenario]s without weights:")]
    [InlineData("PERFTEST109", "[LoadTest, Scenario(nameof(Browse), Iterations = 1, Tags = [|\"team\"|])]", "[Scenario(\"Browse\")] Tags = \"team\" is not a list of tags: \"team\" has no \"=\".")]
    [InlineData("PERFTEST109", "[[|LoadTest|], Scenario(nameof(Browse), Iterations = 1), Scenario(nameof(Browse), Iterations = 1)]", "2 scenarios are called \"Browse\": the name of a scenario must be unique within its test; set Name.")]
    public async Task Its_workload(string id, string attributes, string messageStart)
    {
        var marked = $"{attributes} public void Judge() {{ }}\n{Methods}";

        var reported = Assert.Single(await Verify.ReportedAsync(marked));

        Assert.StartsWith(messageStart, reported, StringComparison.Ordinal);
        await Verify.ReportsAsync(id, marked);
    }

    [Theory]
    [InlineData("[LoadTest(Iterations = 1)] public async [|void|] Load() => await Task.Yield();", "Method 'Shop.Load' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.")]
    [InlineData("[LoadTest(Iterations = 1)] public [|Task<int>|] Load() => Task.FromResult(1);", "Method 'Shop.Load' returns Task<int>, a return value that nobody looks at. A load test's method returns Task, ValueTask or void.")]
    [InlineData("[LoadTest(Iterations = 1)] public [|string|] Load() => \"\";", "Method 'Shop.Load' returns string, a return value that nobody looks at. A load test's method returns Task, ValueTask or void.")]
    [InlineData("[LoadTest, Scenario(nameof(Load), Iterations = 1)] public void Judge() { } private [|void|] Load() { }", "Method 'Shop.Load' returns void. A scenario's method returns Task or ValueTask; void is for the method that judges the result.")]
    [InlineData("[LoadTest, Scenario(nameof(Load), Iterations = 1)] public void Judge() { } private async [|void|] Load() => await Task.Yield();", "Method 'Shop.Load' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.")]
    [InlineData("[LoadTest, Scenario(nameof(Load), Iterations = 1)] public [|bool|] Judge() => true; private Task Load() => Task.CompletedTask;", "Method 'Shop.Judge' returns bool, a return value that nobody looks at. A method with [Scenario]s returns Task, ValueTask or void.")]
    public Task What_nobody_can_await(string source, string message) => Verify.ReportsAsync("PERFTEST108", source, message);

    [Theory]
    [InlineData("[LoadTest(Iterations = 1)] public void Load() { }")]
    [InlineData("[LoadTest(Iterations = 1)] public async ValueTask Load() => await Task.Yield();")]
    [InlineData("public async void Handler() => await Task.Yield();")]
    [InlineData("[LoadTest, Scenario(nameof(Load), Iterations = 1)] public async Task Judge(LoadResult result) => await Task.Yield(); private ValueTask Load() => default;")]
    public Task What_somebody_can(string source) => Verify.AcceptsAsync(source);

    [Fact]
    public Task A_task_can_be_returned() => Verify.FixesAsync(
        "PERFTEST108", "[LoadTest(Iterations = 1)] public async void Load() => await Task.Yield();",
        "Return Task", "[LoadTest(Iterations = 1)] public async Task Load() => await Task.Yield();");
}
