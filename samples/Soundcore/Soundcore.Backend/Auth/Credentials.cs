using System.ComponentModel.DataAnnotations;

namespace Soundcore.Backend.Auth;

/// <summary>Who wants to come in.</summary>
public sealed record Credentials([property: Required, StringLength(100)] string User, [property: Required, StringLength(100)] string Password);
