using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

public sealed class HttpClientTests
{
    private const string Id = "PERFTEST111";

    [Fact]
    public Task One_per_iteration() => Verify.ReportsAsync(Id, Load("using var http = [|new HttpClient()|];"),
        "Every iteration makes a new HttpClient with connections of its own, until the machine has no ports left. Make one for the test, in a field or the constructor: LoadHttp.CreateClient gives each virtual user its connections.");

    [Theory]
    [InlineData("HttpClient http = [|new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(5) }|];")]
    [InlineData("await vu.StepAsync(\"a\", async () => { using var http = [|new HttpClient()|]; await http.GetAsync(\"/\"); });")]
    [InlineData("if (vu.Id == 5) { _ = [|new HttpClient()|]; }")]
    [InlineData("_ = [|new OurClient()|];")]
    public Task However_it_is_made(string body) => Verify.ReportsAsync(Id, Load(body));

    [Theory]
    [InlineData("vu.State[\"http\"] ??= new HttpClient();")]
    [InlineData("var http = vu.State[\"http\"] as HttpClient ?? new HttpClient();")]
    [InlineData("if (!vu.State.TryGetValue(\"http\", out var http)) { vu.State[\"http\"] = new HttpClient(); }")]
    [InlineData("if (vu.Iteration == 0) { vu.State[\"http\"] = new HttpClient(); }")]
    [InlineData("if (vu.State[\"http\"] is not HttpClient http) { http = new HttpClient(); }")]
    [InlineData("var http = Clients.GetOrAdd(vu.Id, _ => new HttpClient());")]
    [InlineData("var http = LazyInitializer.EnsureInitialized(ref s_http, () => new HttpClient());")]
    [InlineData("var request = new HttpRequestMessage();")]
    public Task One_that_is_kept(string body) => Verify.AcceptsAsync(Load(body));

    [Fact]
    public Task One_in_a_field() => Verify.AcceptsAsync(
        """
        private readonly HttpClient _http = new();
        public Shop() => _http = new HttpClient();
        [LoadTest(Iterations = 1)] public async Task Load() => await _http.GetAsync("/");
        [Fact] public void Fact() => new HttpClient().Dispose();
        """);

    private static string Load(string body) => $$"""
        private static readonly ConcurrentDictionary<long, HttpClient> Clients = new();
        private static HttpClient? s_http;
        public sealed class OurClient : HttpClient;
        [LoadTest(Iterations = 1)]
        public async Task Load(VirtualUser vu)
        {
            await Task.Yield();
            {{body}}
        }
        """;
}
