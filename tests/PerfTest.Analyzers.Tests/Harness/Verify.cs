using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace PerfTest.Analyzers.Tests.Harness;

/// <summary>Compares what is reported with what is expected: exactly, and nothing else.</summary>
internal static class Verify
{
    private static readonly ImmutableArray<CodeFixProvider> Fixes =
    [
        .. typeof(AwaitFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Nothing is reported.</summary>
    public static async Task AcceptsAsync(string source, Adapter? adapter = null) =>
        Assert.Empty(await Compiled.AnalyzeAsync(Compiled.Document(InClass(source), adapter ?? Adapter.Xunit)));

    /// <summary>At each mark, in order, the rule with the message; nothing else anywhere.</summary>
    public static async Task ReportsAsync(string marked, params (string Id, string Message)[] expected)
    {
        var source = Source.Read(InClass(marked));
        var reported = await Compiled.AnalyzeAsync(Compiled.Document(source.Text, Adapter.Xunit));
        Assert.Equal(source.Marks.Length, expected.Length);
        Assert.Equal(
            source.Marks.Zip(expected, (mark, what) => (source.Text.Substring(mark.Start, mark.Length), mark.Start, what.Id, what.Message)),
            reported.Select(diagnostic => Show(source.Text, diagnostic)));
    }

    /// <summary>The same, with one rule and one message.</summary>
    public static Task ReportsAsync(string id, string marked, string message) => ReportsAsync(marked, (id, message));

    /// <summary>The rule at each mark; the messages are compared elsewhere.</summary>
    public static async Task ReportsAsync(string id, string marked, Adapter? adapter = null)
    {
        var source = Source.Read(InClass(marked));
        var reported = await Compiled.AnalyzeAsync(Compiled.Document(source.Text, adapter ?? Adapter.Xunit));
        Assert.NotEmpty(source.Marks);
        Assert.Equal(
            source.Marks.Select(mark => (source.Text.Substring(mark.Start, mark.Length), mark.Start, id)),
            reported.Select(diagnostic => Show(source.Text, diagnostic)).Select(shown => (shown.Text, shown.Start, shown.Id)));
    }

    /// <summary>The messages of all that is reported.</summary>
    public static async Task<IReadOnlyList<string>> ReportedAsync(string marked) =>
        [.. (await Compiled.AnalyzeAsync(Compiled.Document(Source.Read(InClass(marked)).Text, Adapter.Xunit))).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];

    /// <summary>The rules of all that is reported.</summary>
    public static async Task<IReadOnlyList<string>> ReportedIdsAsync(string source) =>
        [.. (await Compiled.AnalyzeAsync(Compiled.Document(InClass(source), Adapter.Xunit))).Select(diagnostic => diagnostic.Id)];

    /// <summary>The only fix of the first thing reported makes of the one source the other, and nothing of the kind is reported any more.</summary>
    public static async Task FixesAsync(string id, string before, string title, string after)
    {
        var document = Compiled.Document(InClass(before), Adapter.Xunit);
        var diagnostic = (await Compiled.AnalyzeAsync(document)).First(diagnostic => diagnostic.Id == id);
        var action = Assert.Single(await ActionsAsync(document, diagnostic));
        Assert.Equal(title, action.Title);

        var changes = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        var changed = changes.ChangedSolution.GetDocument(document.Id)!;
        changed = await Formatter.FormatAsync(await Simplifier.ReduceAsync(changed), Formatter.Annotation);
        Assert.Equal(InClass(after), (await changed.GetTextAsync()).ToString());
        Assert.DoesNotContain(await Compiled.AnalyzeAsync(changed), found => found.Id == id);
    }

    /// <summary>Something of this rule is reported, and no fix is offered.</summary>
    public static async Task HasNoFixAsync(string id, string source)
    {
        var document = Compiled.Document(InClass(source), Adapter.Xunit);
        var diagnostic = Assert.Single(await Compiled.AnalyzeAsync(document), diagnostic => diagnostic.Id == id);
        Assert.Empty(await ActionsAsync(document, diagnostic));
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private static (string Text, int Start, string Id, string Message) Show(string source, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        return (source.Substring(span.Start, span.Length), span.Start, diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    // A whole class, or the members of one.
    private static string InClass(string source) => source.Contains("class Shop", StringComparison.Ordinal)
            ? source
            : $"public class Shop\n{{\n    {source.Replace("\n", "\n    ", StringComparison.Ordinal)}\n}}\n";
}
