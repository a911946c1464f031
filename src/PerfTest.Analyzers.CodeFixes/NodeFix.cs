using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PerfTest.Analyzers;

/// <summary>A fix that puts one node in the place of another.</summary>
public abstract class NodeFix : CodeFixProvider
{
    // Its own fixes only: what they share is internal.
    private protected NodeFix(string rule) => FixableDiagnosticIds = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Fix(node, diagnostic, model) is { } replacement)
            {
                SyntaxNode changed = replacement.New.WithTriviaFrom(replacement.Old);
                context.RegisterCodeFix(
                    CodeAction.Create(replacement.Title, _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(replacement.Old, changed))), replacement.Title),
                    diagnostic);
            }
        }
    }

    /// <summary>What to put where, or null where nothing obvious can be done.</summary>
    /// <param name="node">The innermost node at the diagnostic.</param>
    /// <param name="diagnostic">What was reported.</param>
    /// <param name="model">The document's.</param>
    private protected abstract Replacement? Fix(SyntaxNode node, Diagnostic diagnostic, SemanticModel model);
}
