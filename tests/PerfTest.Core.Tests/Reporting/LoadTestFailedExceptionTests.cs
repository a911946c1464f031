using System.Reflection;
using System.Runtime.CompilerServices;

namespace PerfTest.Core.Tests.Reporting;

public sealed class LoadTestFailedExceptionTests
{
    [Fact]
    public void Its_stack_trace_is_the_methods_first_line()
    {
        var failure = Thrown(new LoadTestFailedException("report", Of(nameof(Plain))));

        Assert.Equal("report", failure.Message);
        Assert.Equal($"   at PerfTest.Core.Tests.Reporting.LoadTestFailedExceptionTests.Plain(String word) in {Place("void Plain(string")}", failure.StackTrace);
    }

    [Fact]
    public void An_async_methods_first_line_is_found_in_its_state_machine()
    {
        var failure = new LoadTestFailedException("report", Of(nameof(Asynchronous)));

        Assert.Equal($"   at PerfTest.Core.Tests.Reporting.LoadTestFailedExceptionTests.Asynchronous() in {Place("async Task Asynchronous")}", failure.StackTrace);
    }

    [Fact]
    public void A_method_without_symbols_has_no_place() =>
        Assert.Equal("   at System.String.IsNullOrEmpty(String value)", new LoadTestFailedException("report", typeof(string).GetMethod(nameof(string.IsNullOrEmpty))).StackTrace);

    [Fact]
    public void Without_a_method_the_stack_is_where_it_was_thrown() =>
        Assert.Contains(nameof(Thrown), Thrown(new LoadTestFailedException("report")).StackTrace, StringComparison.Ordinal);

    private static void Plain(string word) => Assert.NotNull(word);

    private static async Task Asynchronous() => await Task.Yield();

    private static MethodInfo Of(string name) => typeof(LoadTestFailedExceptionTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static string Place(string declaration, [CallerFilePath] string file = "") =>
        $"{file}:line {1 + Array.FindIndex(File.ReadAllLines(file), line => line.Contains($" {declaration}", StringComparison.Ordinal) && line.Contains("=>", StringComparison.Ordinal))}";

    private static LoadTestFailedException Thrown(LoadTestFailedException failure)
    {
        try
        {
            throw failure;
        }
        catch (LoadTestFailedException caught)
        {
            return caught;
        }
    }
}
