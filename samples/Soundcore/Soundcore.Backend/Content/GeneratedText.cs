namespace Soundcore.Backend.Content;

/// <summary>A text that was made from a template.</summary>
public sealed record GeneratedText(string Template, string Text);
