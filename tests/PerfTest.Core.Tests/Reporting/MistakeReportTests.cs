using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class MistakeReportTests
{
    [Fact]
    public void One_mistake() => Assert.Equal(
        $"Load test 'Shop.Find' was not started: there is a mistake in what it asks for.{Environment.NewLine}  ✗ A.",
        MistakeReport.Write("Shop.Find", ["A."]));

    [Fact]
    public void Several_mistakes() => Assert.Equal(
        $"Load test 'Shop.Find' was not started: there are 2 mistakes in what it asks for.{Environment.NewLine}  ✗ A.{Environment.NewLine}  ✗ B.",
        MistakeReport.Write("Shop.Find", ["A.", "B."]));
}
