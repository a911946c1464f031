namespace Soundcore.Backend.Knowledge;

/// <summary>An article of the knowledge base.</summary>
public sealed record KnowledgeItem(int Id, string Title, string Category, string Body);
