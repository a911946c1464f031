using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary><c>[LoadTest]</c> as xUnit's own discovery of data rows wants to see it.</summary>
/// <remarks>Not on the attribute itself: its settings would be in one adapter only, and the analyzers would ask for data on every load test.</remarks>
internal sealed class LoadTheory(IFactAttribute fact) : ITheoryAttribute
{
    /// <summary>Said on the data: <c>[MemberData(…, DisableDiscoveryEnumeration = true)]</c>.</summary>
    public bool DisableDiscoveryEnumeration => false;

    public bool SkipTestWithoutData => false;

    public string? DisplayName => fact.DisplayName;

    public bool Explicit => fact.Explicit;

    public string? Skip => fact.Skip;

    public Type[]? SkipExceptions => fact.SkipExceptions;

    public Type? SkipType => fact.SkipType;

    public string? SkipUnless => fact.SkipUnless;

    public string? SkipWhen => fact.SkipWhen;

    public string? SourceFilePath => fact.SourceFilePath;

    public int? SourceLineNumber => fact.SourceLineNumber;

    public int Timeout => fact.Timeout;
}
