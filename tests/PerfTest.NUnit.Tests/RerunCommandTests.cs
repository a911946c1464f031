using NUnit.Framework.Internal;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

public sealed class RerunCommandTests(RerunCommandTests.Once once) : IClassFixture<RerunCommandTests.Once>
{
    private const string Rows = "PerfTest.Adapters.Tests.Inner.Rows";

    [Theory]
    [InlineData("Plain", null, $"FullyQualifiedName={Rows}.Plain")]
    [InlineData("Profiled [smoke]", "smoke", $"FullyQualifiedName={Rows}.Profiled&Profile=smoke")]
    [InlineData("Inline(\"chair\")", null, $"FullyQualifiedName={Rows}.Inline")]
    [InlineData("Combined(\"a\",1)", null, $"FullyQualifiedName={Rows}.Combined")]
    [InlineData("Sourced lamp", null, $"FullyQualifiedName={Rows}.FromSource")]
    public void It_selects_the_test_with_all_its_rows(string test, string? profile, string filter) =>
        Assert.Equal($"dotnet test --filter \"{filter}\"", RerunCommand.For((TestMethod)once.Run[test].Test, profile));

    public sealed class Once
    {
        internal InnerRun Run { get; } = InnerRun.Of<Rows>();
    }
}
