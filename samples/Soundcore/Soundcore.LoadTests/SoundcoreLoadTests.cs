using System.Net;
using System.Net.Http.Json;
using PerfTest;
using Soundcore.Backend.Auth;
using Soundcore.Backend.Content;
using Soundcore.Backend.Knowledge;
using Soundcore.Backend.Support;
using Xunit;

namespace Soundcore.LoadTests;

/// <summary>The guide's five profiles (<c>--filter Profile=load</c>, or PERFTEST_PROFILE) and its three scenarios.</summary>
public class SoundcoreLoadTests(SoundcoreBackend backend) : IClassFixture<SoundcoreBackend>
{
    private static readonly string[] Searches = ["battery", "pairing", "noise", "firmware battery", "warranty"];

    // Does everything work, under next to no load? Nothing may fail: that is the default.
    [LoadTest]
    [Profile("smoke", Vus = 10, Duration = "1m")]
    public Task Smoke(VirtualUser vu) => Visit(vu);

    // What is expected in production, and four times as much.
    [LoadTest]
    [Profile("load", Stages = "2m:100, 5m:100, 2m:200, 5m:200, 2m:0")]
    [Profile("stress", Stages = "2m:100, 5m:100, 2m:200, 5m:200, 2m:300, 5m:300, 2m:400, 5m:400, 11m:0")]
    [Threshold("http_req_duration: p95<500ms")]
    [Threshold("http_req_duration: p99<1000ms")]
    [Threshold("http_req_duration{service:knowledge}: p95<300ms")]
    [Threshold("http_req_duration{service:analytics}: p95<500ms")]
    [Threshold("http_req_failed<1%")]
    public Task Load_and_stress(VirtualUser vu) => Visit(vu);

    // Ten times as many users within ten seconds. Slower is allowed, broken is not, and a minute later all is well again.
    [LoadTest]
    [Profile("spike", Stages = "10s:100, 1m:100, surge=10s:1000, peak=3m:1000, fall=10s:100, recovery=3m:100, 10s:0")]
    [Threshold("http_req_duration: p95<2s")]
    [Threshold("http_req_duration: p95<500ms", RecoversWithin = "1m", AfterStage = "fall")]
    [Threshold("http_req_failed<1%")]
    public Task Spike(VirtualUser vu) => Visit(vu);

    // The target: ten thousand requests a second, shared by the services as the guide's table has it.
    [LoadTest]
    [Profile("qps_10k", Rate = "10000/s", Duration = "5m", PreAllocatedVus = 500, MaxVus = 1000)]
    [Scenario(nameof(Knowledge), Weight = 50, Tags = "service=knowledge")]
    [Scenario(nameof(Analytics), Weight = 20, Tags = "service=analytics")]
    [Scenario(nameof(Support), Weight = 15, Tags = "service=support")]
    [Scenario(nameof(Content), Weight = 10, Tags = "service=content")]
    [Scenario(nameof(Auth), Weight = 5, Tags = "service=auth")]
    [Threshold("http_req_duration: p95<500ms")]
    [Threshold("http_req_failed<1%")]
    [Threshold("http_req_duration{service:knowledge}: p95<300ms")]
    [Threshold("http_req_failed{service:knowledge}<0.1%")]
    [Threshold("http_req_duration{service:analytics}: p95<500ms")]
    [Threshold("http_req_failed{service:analytics}<0.5%")]
    [Threshold("http_req_duration{service:content}: p95<1000ms")]
    [Threshold("http_req_failed{service:content}<1%")]
    [Threshold("http_req_duration{service:support}: p95<400ms")]
    [Threshold("http_req_failed{service:support}<0.1%")]
    [Threshold("http_req_duration{service:auth}: p95<200ms")]
    [Threshold("http_req_failed{service:auth}<0.01%")]
    public void Ten_thousand_a_second()
    {
    }

    // Four of five look something up, one writes.
    [LoadTest(Vus = 50, Duration = "1m")]
    [Threshold("http_req_duration{service:knowledge}: p95<300ms")]
    public async Task Read_heavy(VirtualUser vu)
    {
        if (vu.Random.NextDouble() < 0.8)
        {
            await ListItems(vu);
        }
        else
        {
            await CreateItem(vu);
        }

        await vu.ThinkAsync(TimeSpan.FromMilliseconds(200));
    }

    // Somebody searches, reads for two seconds, and goes on to the list.
    [LoadTest(Vus = 50, Duration = "1m")]
    [Threshold("group_duration{group:::search}: p95<300ms")]
    public async Task Search_intensive(VirtualUser vu)
    {
        await vu.StepAsync("search", () => Search(vu));
        await vu.ThinkAsync(TimeSpan.FromSeconds(2));
        await ListItems(vu);
    }

    // Opening the dashboard is three requests, one after another.
    [LoadTest(Vus = 50, Duration = "1m")]
    [Threshold("http_req_duration{service:analytics}: p95<500ms")]
    [Threshold("group_duration{group:::dashboard}: p95<1s")]
    public async Task Analytics_dashboard(VirtualUser vu)
    {
        await vu.StepAsync("dashboard", () => Dashboard(vu));
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(500));
    }

    private async Task Visit(VirtualUser vu)
    {
        switch (vu.Random.Next(10))
        {
            case < 6:
                await ListItems(vu);
                break;
            case < 8:
                await Search(vu);
                break;
            default:
                await Dashboard(vu);
                break;
        }

        await vu.ThinkAsync(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1_500));
    }

    private Task Knowledge(VirtualUser vu) => vu.Iteration % 5 == 0 ? Search(vu) : ListItems(vu);

    private Task Analytics(VirtualUser vu) => Get(vu, "analytics", backend.Analytics, "/api/analytics/overview");

    private Task Support(VirtualUser vu) => vu.Iteration % 10 == 0
        ? Post(vu, "support", backend.Support, "/api/support/tickets", new TicketDraft($"Left earbud of user {vu.Id} is silent"), HttpStatusCode.Created)
        : Get(vu, "support", backend.Support, "/api/support/tickets");

    private Task Content(VirtualUser vu) => vu.Iteration % 5 == 0
        ? Post(vu, "content", backend.Content, "/api/content/texts", new ContentRequest("newsletter", "Liberty 5"), HttpStatusCode.OK)
        : Get(vu, "content", backend.Content, "/api/content/templates");

    private async Task Auth(VirtualUser vu)
    {
        if (vu.Iteration % 20 == 0)
        {
            await Post(vu, "auth", backend.Auth, "/api/auth/sessions", new Credentials($"user{vu.Id}", "soundcore"), HttpStatusCode.OK);
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/me") { Headers = { Authorization = backend.Token } };
        await Send(vu, "auth", () => backend.Auth.SendAsync(request, vu.CancellationToken), HttpStatusCode.OK);
    }

    private Task ListItems(VirtualUser vu) => Get(vu, "knowledge", backend.Knowledge, $"/api/knowledge/items?page={vu.Random.Next(1, 50)}");

    private Task Search(VirtualUser vu) => Get(vu, "knowledge", backend.Knowledge, $"/api/knowledge/search?q={Uri.EscapeDataString(Searches[vu.Random.Next(Searches.Length)])}");

    private Task CreateItem(VirtualUser vu) =>
        Post(vu, "knowledge", backend.Knowledge, "/api/knowledge/items", new KnowledgeDraft("Load test item", "usage", $"Written by virtual user {vu.Id}."), HttpStatusCode.Created);

    private async Task Dashboard(VirtualUser vu)
    {
        await Get(vu, "analytics", backend.Analytics, "/api/analytics/overview");
        await Get(vu, "analytics", backend.Analytics, "/api/analytics/content");
        await Get(vu, "analytics", backend.Analytics, "/api/analytics/search");
    }

    private static Task Get(VirtualUser vu, string service, HttpClient http, string path) => Send(vu, service, () => http.GetAsync(path, vu.CancellationToken), HttpStatusCode.OK);

    private static Task Post<T>(VirtualUser vu, string service, HttpClient http, string path, T body, HttpStatusCode expected) =>
        Send(vu, service, () => http.PostAsJsonAsync(path, body, vu.CancellationToken), expected);

    // Limits name the service, so its requests carry it as a tag.
    private static async Task Send(VirtualUser vu, string service, Func<Task<HttpResponseMessage>> send, HttpStatusCode expected)
    {
        vu.Tag("service", service);
        using var response = await send();
        vu.Check($"{service} answers", response.StatusCode == expected);
    }
}
