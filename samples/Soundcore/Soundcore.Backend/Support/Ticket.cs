namespace Soundcore.Backend.Support;

/// <summary>Somebody needs help.</summary>
public sealed record Ticket(int Id, string Subject, string State);
