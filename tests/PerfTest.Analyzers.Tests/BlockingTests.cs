using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class BlockingTests
{
    private const string Sleep = "PERFTEST112";
    private const string Blocking = "PERFTEST113";

    [Fact]
    public Task A_sleep() => Verify.ReportsAsync(Sleep, Async("[|Thread.Sleep(5)|];"),
        "Thread.Sleep keeps a thread for every virtual user and does not wake up when the test ends. Write 'await vu.ThinkAsync(…)', whose time does not count as the target's.");

    [Fact]
    public Task A_sleep_in_a_body_of_its_own_thread() => Verify.ReportsAsync(Sleep, Sync("[|Thread.Sleep(TimeSpan.FromSeconds(1))|];"),
        "Thread.Sleep keeps a thread for every virtual user and does not wake up when the test ends. Write 'vu.Think(…)', whose time does not count as the target's.");

    [Theory]
    [InlineData("await Task.Delay(5); await vu.ThinkAsync(TimeSpan.FromSeconds(5)); Thread.Yield();")]
    [InlineData("Sleep(5); static void Sleep(int time) { }")]
    public Task No_sleep(string body) => Verify.AcceptsAsync(Async(body));

    [Fact]
    public Task Sleeping_tests_may() => Verify.AcceptsAsync("[Fact] public void Fact() => Thread.Sleep(1); private void Helper() => Thread.Sleep(1);");

    [Theory]
    [InlineData("var text = [|vuTask().Result|];", "Result")]
    [InlineData("[|vuTask().Wait()|];", "Wait()")]
    [InlineData("[|vuTask().Wait(5)|];", "Wait()")]
    [InlineData("var text = [|vuTask().GetAwaiter().GetResult()|];", "GetAwaiter().GetResult()")]
    [InlineData("var text = [|vuTask().ConfigureAwait(false).GetAwaiter().GetResult()|];", "GetAwaiter().GetResult()")]
    [InlineData("[|Task.WaitAll(vuTask(), vuTask())|];", "Task.WaitAll")]
    [InlineData("[|Task.WaitAny(vuTask(), vuTask())|];", "Task.WaitAny")]
    [InlineData("var text = [|new ValueTask<string>(\"x\").Result|];", "Result")]
    [InlineData("await vu.StepAsync(\"a\", async () => { await Task.Yield(); [|vuTask().Wait()|]; });", "Wait()")]
    public Task A_wait(string body, string what) => Verify.ReportsAsync(
        Blocking, Async(body), $"{what} keeps a thread of the pool until the task is done, for every virtual user at the same time: the load generator starves itself. Await the task.");

    [Fact]
    public Task A_wait_before_the_task_is_returned() => Verify.ReportsAsync(
        Blocking, "[LoadTest(Iterations = 1)] public Task Load() { [|Task.Delay(5).Wait()|]; return Task.CompletedTask; }");

    [Theory]
    [InlineData("var a = vuTask(); var b = vuTask(); await Task.WhenAll(a, b); var text = a.Result + b.Result;")]
    [InlineData("var a = vuTask(); if (a.IsCompletedSuccessfully) { _ = a.Result; }")]
    [InlineData("var all = new[] { vuTask() }; await Task.WhenAll(all); var texts = all.Select(task => task.Result);")]
    [InlineData("var name = nameof(Task<int>.Result);")]
    [InlineData("var result = new Answer(5); _ = result.Result; result.Wait();")]
    public Task No_wait(string body) => Verify.AcceptsAsync(Async(body));

    [Fact]
    public Task A_thread_of_its_own_may_wait() => Verify.AcceptsAsync(Sync("Task.Delay(5).Wait(); _ = vuTask().Result;"));

    [Theory]
    [InlineData("Thread.Sleep(5);", "await vu.ThinkAsync(TimeSpan.FromMilliseconds(5));")]
    [InlineData("System.Threading.Thread.Sleep(TimeSpan.FromSeconds(5)); // why", "await vu.ThinkAsync(TimeSpan.FromSeconds(5)); // why")]
    [InlineData("await vu.StepAsync(\"a\", async () => { await Task.Yield(); Thread.Sleep(vu.Random.Next(5)); });", "await vu.StepAsync(\"a\", async () => { await Task.Yield(); await vu.ThinkAsync(TimeSpan.FromMilliseconds(vu.Random.Next(5))); });")]
    public Task Thinking_instead(string before, string after) => Verify.FixesAsync(Sleep, Async(before), "Use ThinkAsync", Async(after));

    [Fact]
    public Task Thinking_on_a_thread() => Verify.FixesAsync(Sleep, Sync("Thread.Sleep(5);"), "Use Think", Sync("vu.Think(TimeSpan.FromMilliseconds(5));"));

    [Fact]
    public Task Thinking_beside_data() => Verify.FixesAsync(
        Sleep,
        "[LoadTest(Iterations = 1), InlineData(5)] public async Task Load(int n, VirtualUser? vu = null) { await Task.Yield(); Thread.Sleep(n); }",
        "Use ThinkAsync",
        "[LoadTest(Iterations = 1), InlineData(5)] public async Task Load(int n, VirtualUser? vu = null) { await Task.Yield(); await vu!.ThinkAsync(TimeSpan.FromMilliseconds(n)); }");

    [Fact]
    public Task Thinking_without_a_parameter() => Verify.FixesAsync(
        Sleep,
        "[LoadTest(Iterations = 1)] public async Task Load() { await Task.Yield(); Thread.Sleep(5); }",
        "Use ThinkAsync",
        "[LoadTest(Iterations = 1)] public async Task Load() { await Task.Yield(); await VirtualUser.Current!.ThinkAsync(TimeSpan.FromMilliseconds(5)); }");

    [Fact]
    public Task Not_where_nobody_awaits() => Verify.HasNoFixAsync(Sleep, Async("Action sleep = () => Thread.Sleep(5); sleep();"));

    [Theory]
    [InlineData("var text = vuTask().Result;", "var text = await vuTask();")]
    [InlineData("var length = vuTask().Result.Length;", "var length = (await vuTask()).Length;")]
    [InlineData("vuTask().Wait();", "await vuTask();")]
    [InlineData("var text = vuTask().GetAwaiter().GetResult();", "var text = await vuTask();")]
    [InlineData("var text = vuTask().ConfigureAwait(false).GetAwaiter().GetResult();", "var text = await vuTask().ConfigureAwait(false);")]
    [InlineData("Task.WaitAll(vuTask(), vuTask());", "await Task.WhenAll(vuTask(), vuTask());")]
    public Task Awaiting_instead(string before, string after) => Verify.FixesAsync(Blocking, Async(before), "Await the task", Async(after));

    [Theory]
    [InlineData("vuTask().Wait(5);")]
    [InlineData("Task.WaitAny(vuTask());")]
    [InlineData("lock (this) { vuTask().Wait(); }")]
    [InlineData("Task Inner() { vuTask().Wait(); return Task.CompletedTask; } await Inner();")]
    public Task Not_where_it_would_be_something_else(string body) => Verify.HasNoFixAsync(Blocking, Async(body));

    private const string Members =
        """
        private static Task<string> vuTask() => Task.FromResult("x");
        private sealed record Answer(int Result) { public void Wait() { } }
        """;

    private static string Async(string body) => $$"""
        {{Members}}
        [LoadTest(Iterations = 1)]
        public async Task Load(VirtualUser vu)
        {
            await Task.Yield();
            {{body}}
        }
        """;

    private static string Sync(string body) => $$"""
        {{Members}}
        [LoadTest(Iterations = 1)]
        public void Load(VirtualUser vu)
        {
            {{body}}
        }
        """;
}
