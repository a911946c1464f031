namespace Soundcore.Backend.Content;

/// <summary>Templates for texts about products.</summary>
public sealed class TemplateLibrary
{
    private static readonly string[] Templates = ["announcement", "newsletter", "product-page", "social-post"];

    public IReadOnlyList<string> Names => Templates;

    /// <summary>The text; null where there is no such template.</summary>
    public GeneratedText? Generate(ContentRequest request) => Templates.Contains(request.Template, StringComparer.Ordinal)
        ? new(request.Template, string.Join(' ', Enumerable.Range(1, 40).Select(sentence => $"{sentence}. {request.Product} sounds better than ever.")))
        : null;
}
