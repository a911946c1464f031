using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class SharedStateTests
{
    private const string Id = "PERFTEST110";

    private const string Members =
        """
        private int _count; private string? _last; private volatile bool _seen; private static int s_all; [ThreadStatic] private static int t_own;
        private readonly int[] _slots = new int[100]; private readonly ConcurrentDictionary<long, int> _map = new(); private readonly object _gate = new();
        private (int, int) _pair; private int Property { get; set; } private readonly AsyncLocal<int> _local = new(); private List<int> _list = [];
        """;

    [Theory]
    [InlineData("[|_count|]++;")]
    [InlineData("--[|this._count|];")]
    [InlineData("[|_count|] += 2;")]
    [InlineData("[|_last|] = \"x\";")]
    [InlineData("[|_last|] ??= \"x\";")]
    [InlineData("[|Property|] = 5;")]
    [InlineData("[|Property|]++;")]
    [InlineData("[|_seen|] |= true;")]
    [InlineData("([|_count|], var x) = (1, 2);")]
    [InlineData("int.TryParse(\"5\", out [|_count|]);")]
    [InlineData("[|s_all|]++;")]
    [InlineData("void Add() => [|_count|]++; Add();")]
    [InlineData("new List<int> { 1 }.ForEach(x => [|_count|] += x);")]
    public Task A_write(string body) => Verify.ReportsAsync(Id, Async(body));

    [Theory]
    [InlineData("Interlocked.Increment(ref _count); Volatile.Write(ref _count, 5);")]
    [InlineData("_seen = true;")]
    [InlineData("_slots[vu.Id]++; _slots[0] = 5;")]
    [InlineData("_map[vu.Id] = 5; _map.AddOrUpdate(5, 1, (_, n) => n + 1);")]
    [InlineData("lock (_gate) { _count++; }")]
    [InlineData("var x = _count; x++; var list = _list; list = [];")]
    [InlineData("t_own++;")]
    [InlineData("_local.Value = 5;")]
    [InlineData("vu.State[\"x\"] = 5;")]
    [InlineData("var request = new HttpRequestMessage { Method = HttpMethod.Post }; request.Version = new Version(2, 0);")]
    [InlineData("var other = new Shop(); other._count++; other.Property = 5;")]
    public Task No_write_to_what_is_shared(string body) => Verify.AcceptsAsync(Async(body));

    [Fact]
    public Task The_message_of_a_field() => Verify.ReportsAsync(Id, Async("[|_count|]++;"),
        "All virtual users write the field '_count', on one instance: what one writes, another overwrites. Count with vu.Counter or Interlocked; keep what a virtual user needs again in vu.State"
        + (HasInstances ? "; or [LoadTest(InstancePerVu = true)]." : "."));

    [Fact]
    public Task The_message_of_a_static_field() => Verify.ReportsAsync(Id, Async("[|s_all|]++;"),
        "All virtual users write the static field 's_all': what one writes, another overwrites. Count with vu.Counter or Interlocked; keep what a virtual user needs again in vu.State.");

    [Fact]
    public Task A_method_of_a_scenario() => Verify.ReportsAsync(Id, $$"""
        {{Members}}
        [LoadTest, Scenario(nameof(Load), Iterations = 1)] public void Judge() { _count = 0; }
        private Task Load() { [|_count|]++; return Task.CompletedTask; }
        """);

    [Fact]
    public Task Not_what_virtual_users_do_not_run() => Verify.AcceptsAsync($$"""
        {{Members}}
        public Shop() { _count = 5; }
        public Task Helper() { _count++; return Task.CompletedTask; }
        [Fact] public void Fact() { _count++; }
        [LoadTest, Scenario(nameof(Load), Iterations = 1)] public void Judge() { _count = 0; }
        private Task Load() => Task.CompletedTask;
        """);

    // The property may not be there yet in the adapter: the rule looks it up by name.
    [Fact]
    public Task An_instance_per_virtual_user_is_its_own() => Verify.AcceptsAsync(Own("InstancePerVu = true"), Adapter.None);

    [Fact]
    public async Task Unless_it_says_no()
    {
        var reported = Assert.Single(await Compiled.AnalyzeAsync(Compiled.Document(Own("InstancePerVu = false"), Adapter.None)));

        Assert.Equal(Id, reported.Id);
        Assert.EndsWith("; or [LoadTest(InstancePerVu = true)].", reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_count++;", "Interlocked.Increment(ref _count);")]
    [InlineData("--this._count;", "Interlocked.Decrement(ref this._count);")]
    [InlineData("s_all += 5 * 2;", "Interlocked.Add(ref s_all, 5 * 2);")]
    public Task It_can_be_interlocked(string before, string after) => Verify.FixesAsync(Id, Async(before), "Use Interlocked", Async(after));

    [Theory]
    [InlineData("Property++;")]
    [InlineData("var x = _count++;")]
    [InlineData("_count = 5;")]
    [InlineData("_last += \"x\";")]
    public Task Or_not(string body) => Verify.HasNoFixAsync(Id, Async(body));

    private static bool HasInstances { get; } = Adapter.Xunit.Declares("LoadTestAttribute", "InstancePerVu");

    private static string Async(string body) => $$"""
        {{Members}}
        [LoadTest(Iterations = 1)]
        public async Task Load(VirtualUser vu)
        {
            await Task.Yield();
            {{body}}
        }
        """;

    private static string Own(string property) => $$"""
        namespace PerfTest
        {
            [AttributeUsage(AttributeTargets.Method)]
            public class LoadTestAttribute : Attribute { public bool InstancePerVu { get; set; } public long Iterations { get; set; } }
        }

        public class Shop
        {
            private int _count;
            [LoadTest(Iterations = 1, {{property}})] public Task Load() { _count++; return Task.CompletedTask; }
        }
        """;
}
