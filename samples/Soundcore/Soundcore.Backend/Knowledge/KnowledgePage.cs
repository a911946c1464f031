namespace Soundcore.Backend.Knowledge;

/// <summary>Some of the articles, without their bodies.</summary>
public sealed record KnowledgePage(int Total, int Page, IReadOnlyList<KnowledgeHeading> Items);
