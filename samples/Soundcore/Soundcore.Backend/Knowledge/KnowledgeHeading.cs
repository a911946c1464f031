namespace Soundcore.Backend.Knowledge;

/// <summary>An article in a list.</summary>
public sealed record KnowledgeHeading(int Id, string Title, string Category);
