using System.Text.RegularExpressions;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary><c>dotnet test</c> on VSTest, with NUnit.</summary>
internal sealed partial class NUnitRunner : VsTestRunner
{
    public override string NotEqualFailed => "Its.Not.EqualTo(expected)";

    public override string NullFailed => "Its.Null";

    protected override IReadOnlyList<string> Settings => ["NUnit.DisplayName=FullName"];

    /// <summary>NUnit names no parameters: <c>Find(word: "chair", number: 1)</c> is <c>Find("chair",1)</c>.</summary>
    public override string NameOf(string name) => Parameter().Replace(name, match => match.Groups["before"].Value.Trim());

    [GeneratedRegex(@"(?<before>\(|, )\w+: ")]
    private static partial Regex Parameter();
}
