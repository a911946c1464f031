using System.ComponentModel.DataAnnotations;

namespace Soundcore.Backend.Knowledge;

/// <summary>An article that does not exist yet.</summary>
public sealed record KnowledgeDraft(
    [property: Required, StringLength(200)] string Title,
    [property: Required, StringLength(50)] string Category,
    [property: Required, StringLength(10_000)] string Body);
