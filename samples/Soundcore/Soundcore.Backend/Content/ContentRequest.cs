using System.ComponentModel.DataAnnotations;

namespace Soundcore.Backend.Content;

/// <summary>A text to be made.</summary>
public sealed record ContentRequest([property: Required, StringLength(50)] string Template, [property: Required, StringLength(100)] string Product);
