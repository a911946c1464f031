using PerfTest.Planning;

namespace PerfTest.AspNetCore.Tests;

public class LiveTargetTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData(" https://127.0.0.1 ", "https://127.0.0.1/")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080/")]
    [InlineData("https://shop.example", "https://shop.example/")]
    public void Scheme_host_and_port_are_accepted(string text, string address) => Assert.Equal(address, LiveTarget.Parse(text, "PERFTEST_BASE_URL")!.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_the_variable_there_is_no_live_target(string? text) => Assert.Null(LiveTarget.Parse(text, "PERFTEST_BASE_URL"));

    [Theory]
    [InlineData("localhost:5080", "PERFTEST_BASE_URL is 'localhost:5080', which is not an http or https address. Write one such as 'http://localhost:5080'.")]
    [InlineData("ftp://localhost", "PERFTEST_BASE_URL is 'ftp://localhost', which is not an http or https address. Write one such as 'http://localhost:5080'.")]
    [InlineData(
        "http://me:secret@localhost:5080/api?x=1",
        "PERFTEST_BASE_URL has more than scheme, host, port and path: a client would drop it from its requests. Write 'http://localhost:5080'.")]
    [InlineData(
        "https://shop.example/api/",
        "PERFTEST_BASE_URL is 'https://shop.example/api/'; requests such as '/products' would lose its path. Write 'https://shop.example'.")]
    public void Anything_else_is_refused_with_a_sentence(string text, string message) =>
        Assert.Equal(message, Assert.Throws<LoadTestException>(() => LiveTarget.Parse(text, "PERFTEST_BASE_URL")).Message);

    [Fact]
    public void A_settings_file_names_it_too()
    {
        Assert.Equal("http://localhost:5080/", LiveTarget.FromFile(File("http://localhost:5080"))!.AbsoluteUri);
        Assert.Null(LiveTarget.FromFile(SettingFile.None));
    }

    [Theory]
    [InlineData("https://shop.example/api/", "perftest.json(1,14) baseUrl is 'https://shop.example/api/'; requests such as '/products' would lose its path. Write 'https://shop.example'.")]
    [InlineData("http://me:secret@localhost", "perftest.json(1,14) baseUrl has more than scheme, host, port and path: a client would drop it from its requests. Write 'http://localhost'.")]
    public void The_file_is_named_where_it_is_wrong(string text, string message) =>
        Assert.Equal(message, Assert.Throws<LoadTestException>(() => LiveTarget.FromFile(File(text))).Message);

    private static SettingFile File(string baseUrl) => SettingFileReader.Read($$"""{ "baseUrl": "{{baseUrl}}" }""", "perftest.json", "/shop");

    [Fact]
    public async Task A_live_target_is_measured_and_the_factorys_own_host_is_not_started()
    {
        await using var target = Hosts.OnKestrel();
        using var known = target.CreateLoadClient();
        await using var factory = new NeverStarted();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            using var http = LoadClientExtensions.CreateLiveClient(known.BaseAddress!, factory.ClientOptions);
            Assert.Equal("here", await http.GetStringAsync("/redirect/1", vu.CancellationToken));
            await http.GetStringAsync("/items/17", vu.CancellationToken);
        });

        Assert.Equal(["/items/{n}", "/redirect/{n}"], run.Names);
        Assert.Equal(3, run.Count("http_reqs"));
    }

    [Fact]
    public async Task No_virtual_user_leaves_this_machine_by_an_absolute_address()
    {
        await using var host = Hosts.OnKestrel();
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            var refusal = await Assert.ThrowsAsync<LoadTestException>(() => http.GetStringAsync("http://shop.example/basket?token=1", vu.CancellationToken));
            Assert.Equal(
                "The host 'shop.example' is not this machine, and nobody has allowed load on it: no request was sent to it. To allow it, run with "
                    + "PERFTEST_BASE_URL=http://shop.example, or with PERFTEST_ALLOW_HOSTS=shop.example, or write [assembly: AllowLoad(\"shop.example\")] in the test project.",
                refusal.Message);
        });

        Assert.Equal(0, run.Count("http_reqs"));
    }

    private sealed class NeverStarted : Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) => throw new InvalidOperationException("The host was started.");
    }
}
