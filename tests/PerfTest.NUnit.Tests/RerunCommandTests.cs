using PerfTest.Adapters.Tests.Inner;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters.Tests;

public sealed class RerunCommandTests(RerunCommandTests.Once once) : IClassFixture<RerunCommandTests.Once>
{
    private const string Rows = "PerfTest.Adapters.Tests.Inner.Rows";

    [Theory]
    [InlineData("Plain", $"FullyQualifiedName={Rows}.Plain")]
    [InlineData("Profiled [smoke]", $"FullyQualifiedName={Rows}.Profiled [smoke]")]
    [InlineData("Inline(\"chair\")", $"FullyQualifiedName~{Rows}.Inline\\(")]
    [InlineData("Combined(\"a\",1)", $"FullyQualifiedName~{Rows}.Combined\\(")]
    [InlineData("Sourced lamp", $"FullyQualifiedName={Rows}.Sourced lamp")]
    public void It_selects_the_test_with_all_its_rows(string test, string filter) =>
        Assert.Equal($"dotnet test --filter \"{filter}\"", RerunCommand.For((TestMethod)once.Run[test].Test));

    public sealed class Once
    {
        internal InnerRun Run { get; } = InnerRun.Of<Rows>();
    }
}
