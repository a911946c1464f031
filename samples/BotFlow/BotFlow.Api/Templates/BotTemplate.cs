namespace BotFlow.Api.Templates;

/// <summary>What a new bot can begin with.</summary>
/// <param name="Category">The shelf it stands on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Greeting">The bot's first sentence.</param>
public sealed record BotTemplate(string Category, string Name, string Greeting);
