using System.ComponentModel.DataAnnotations;

namespace FlagMeter.Api.Events;

/// <summary>A tenant used a feature.</summary>
/// <param name="Tenant">Who.</param>
/// <param name="Feature">What.</param>
/// <param name="Tokens">How much of it, in tokens.</param>
public sealed record FlagEvent(
    [property: Required, StringLength(64)] string Tenant,
    [property: Required, StringLength(64)] string Feature,
    [property: Range(1, 1_000_000)] long Tokens);
