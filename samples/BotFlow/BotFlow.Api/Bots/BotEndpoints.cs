using BotFlow.Api.Storage;

namespace BotFlow.Api.Bots;

public static class BotEndpoints
{
    private static readonly TimeSpan Lookup = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Aggregation = TimeSpan.FromMilliseconds(15);

    public static void MapBots(this IEndpointRouteBuilder api)
    {
        api.MapGet("/bots", (Database database, CancellationToken cancellationToken) =>
            database.QueryAsync(Lookup, () => SampleBots.Bots, cancellationToken));
        api.MapGet("/conversations", (Database database, CancellationToken cancellationToken, int page = 1) =>
            database.QueryAsync(Lookup, () => Page(page), cancellationToken));
        api.MapGet("/analytics/realtime", (Database database, CancellationToken cancellationToken) =>
            database.QueryAsync(Aggregation, Analytics, cancellationToken));
    }

    private static Conversation[] Page(int page)
    {
        const int Size = 20;
        return [.. SampleBots.Conversations.Skip(Size * Math.Max(0, page - 1)).Take(Size)];
    }

    private static RealtimeAnalytics Analytics() =>
        new(SampleBots.Bots.Count(bot => bot.IsActive), SampleBots.Conversations.Length, SampleBots.Conversations.Sum(conversation => conversation.Messages));
}
