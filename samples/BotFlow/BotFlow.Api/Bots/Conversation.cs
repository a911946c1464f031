namespace BotFlow.Api.Bots;

/// <summary>What a visitor and a bot said to each other.</summary>
/// <param name="Id">From 1 on.</param>
/// <param name="BotId">With which bot.</param>
/// <param name="Messages">How many messages, both ways.</param>
/// <param name="LastMessage">The end of it.</param>
public sealed record Conversation(int Id, int BotId, int Messages, string LastMessage);
