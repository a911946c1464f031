namespace BotFlow.Api.Bots;

/// <param name="ActiveBots">Bots that answer.</param>
/// <param name="OpenConversations">Conversations that go on.</param>
/// <param name="Messages">Messages in them.</param>
public sealed record RealtimeAnalytics(int ActiveBots, int OpenConversations, int Messages);
