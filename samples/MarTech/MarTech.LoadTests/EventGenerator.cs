using System.Net.Http.Headers;
using System.Text.Json;
using MarTech.Api.Events;
using PerfTest;

namespace MarTech.LoadTests;

/// <summary>Events as visitors cause them, all ten types in turn.</summary>
public static class EventGenerator
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly string[] Terms = ["oak chair", "garden table", "desk lamp", "bookshelf", "linen sofa"];
    private static readonly string[] Pages = ["/", "/chairs", "/tables", "/sale", "/basket", "/contact"];

    /// <summary>The body of a request with one event; records its size.</summary>
    public static ByteArrayContent One(VirtualUser vu) =>
        Content(vu, 1, JsonSerializer.SerializeToUtf8Bytes(Next(vu, vu.Iteration), EventJson.Default.MarketingEvent));

    /// <summary>The body of a request with several events; records its size.</summary>
    public static ByteArrayContent Batch(VirtualUser vu, int size)
    {
        var batch = new MarketingEvent[size];
        for (var i = 0; i < size; i++)
            batch[i] = Next(vu, vu.Iteration + i);
        return Content(vu, size, JsonSerializer.SerializeToUtf8Bytes(batch, EventJson.Default.MarketingEventArray));
    }

    private static ByteArrayContent Content(VirtualUser vu, int events, byte[] body)
    {
        vu.Counter("events_sent", events);
        vu.Trend("event_size_bytes", (double)body.Length / events);
        return new(body) { Headers = { ContentType = Json } };
    }

    private static MarketingEvent Next(VirtualUser vu, long number)
    {
        var type = EventTypes.All[(vu.Id + number) % EventTypes.All.Length];
        var random = vu.Random;
        var any = new MarketingEvent(type, $"user-{random.Next(100_000)}", $"session-{vu.Id}-{number}", DateTimeOffset.UtcNow);
        return type switch
        {
            EventTypes.PageView => any with { Url = Pages[random.Next(Pages.Length)] },
            EventTypes.Search => any with { SearchTerm = Terms[random.Next(Terms.Length)] },
            EventTypes.Purchase => any with { ProductId = $"product-{random.Next(5_000)}", Amount = random.Next(500, 100_000) / 100m },
            EventTypes.AddToCart or EventTypes.RemoveFromCart => any with { ProductId = $"product-{random.Next(5_000)}" },
            EventTypes.ButtonClick => any with { Url = Pages[random.Next(Pages.Length)], ElementId = "buy-now" },
            EventTypes.FormSubmit => any with { Url = "/contact", ElementId = "newsletter" },
            EventTypes.VideoPlay or EventTypes.VideoPause => any with { VideoId = $"video-{random.Next(200)}", Position = random.Next(600) },
            _ => any,
        };
    }
}
