namespace Soundcore.Backend.Auth;

/// <summary>A user who is logged in.</summary>
public sealed record Session(string User, string Token);
