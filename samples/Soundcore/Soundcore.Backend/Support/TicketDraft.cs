using System.ComponentModel.DataAnnotations;

namespace Soundcore.Backend.Support;

/// <summary>A ticket that does not exist yet.</summary>
public sealed record TicketDraft([property: Required, StringLength(200)] string Subject);
