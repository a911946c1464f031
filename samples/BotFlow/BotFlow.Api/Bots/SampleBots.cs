namespace BotFlow.Api.Bots;

/// <summary>The same bots and conversations at every start: what a load test measures today must be there tomorrow.</summary>
public static class SampleBots
{
    private static readonly string[] Channels = ["web", "whatsapp", "messenger"];

    public static readonly Bot[] Bots = [.. Enumerable.Range(1, 40).Select(id => new Bot(id, $"Bot {id}", Channels[id % Channels.Length], id % 5 != 0))];

    public static readonly Conversation[] Conversations =
        [.. Enumerable.Range(1, 1_000).Select(id => new Conversation(id, 1 + id % Bots.Length, 2 + id % 17, $"Thank you, that helped. ({id})"))];
}
