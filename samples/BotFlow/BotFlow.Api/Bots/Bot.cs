namespace BotFlow.Api.Bots;

/// <summary>A chat bot of a customer.</summary>
/// <param name="Id">From 1 on.</param>
/// <param name="Name">What visitors see.</param>
/// <param name="Channel">Where it talks: <c>web</c>, <c>whatsapp</c>, <c>messenger</c>.</param>
/// <param name="IsActive">Whether it answers.</param>
public sealed record Bot(int Id, string Name, string Channel, bool IsActive);
