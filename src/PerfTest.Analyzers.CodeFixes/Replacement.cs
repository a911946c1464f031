using Microsoft.CodeAnalysis;

namespace PerfTest.Analyzers;

/// <summary>One node for another.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Old">A node of the document.</param>
/// <param name="New">What comes in its place, with its trivia.</param>
internal sealed record Replacement(string Title, SyntaxNode Old, SyntaxNode New);
