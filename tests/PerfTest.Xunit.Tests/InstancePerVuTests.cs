using Xunit.Abstractions;

namespace PerfTest.Adapters.Tests;

/// <summary>An instance for each virtual user lives as xUnit's own lives.</summary>
public sealed class InstancePerVuTests
{
    [Fact]
    public async Task Each_virtual_user_has_an_instance_with_a_life_of_its_own_and_the_fixtures_of_all()
    {
        PerVuLoadTests.Seen.Clear();
        PerVuLoadTests.Fixtures.Clear();

        var messages = await RunAsync(typeof(PerVuLoadTests), nameof(PerVuLoadTests.Counts));

        var passed = Assert.Single(messages.OfType<ITestPassed>());
        Assert.All([1, 2, 3], vu => Assert.Contains($"virtual user {vu} is done", passed.Output, StringComparison.Ordinal));
        var seen = PerVuLoadTests.Seen.ToArray();
        Assert.Equal(["own constructed", "own initialized"], seen[..2]);
        Assert.Equal(["own disposed asynchronously after 0", "own disposed after 0"], seen[^2..]);
        foreach (var vu in new[] { "VU 1 ", "VU 2 ", "VU 3 " })
        {
            Assert.Equal(
                ["constructed", "initialized", "disposed asynchronously after 4", "disposed after 4"],
                seen.Where(mark => mark.StartsWith(vu, StringComparison.Ordinal)).Select(mark => mark[vu.Length..]));
        }

        Assert.Equal(4, PerVuLoadTests.Fixtures.Count);
        Assert.Single(PerVuLoadTests.Fixtures.Distinct());
    }

    [Fact]
    public async Task The_judging_method_runs_on_xUnits_own_instance() =>
        Assert.Single((await RunAsync(typeof(PerVuLoadTests), nameof(PerVuLoadTests.Judges))).OfType<ITestPassed>());

    [Fact]
    public async Task A_static_method_is_a_mistake()
    {
        var failure = Assert.Single((await RunAsync(typeof(PerVuLoadTests), nameof(PerVuLoadTests.Is_static))).OfType<ITestFailed>());

        Assert.Contains(
            "✗ Method 'PerVuLoadTests.Is_static' is static, and InstancePerVu = true makes an instance for each virtual user. Take one of the two away.",
            Assert.Single(failure.Messages),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constructor_that_throws_ends_it_before_load()
    {
        var failure = Assert.Single((await RunAsync(typeof(BrokenPerVuLoadTests), nameof(BrokenPerVuLoadTests.Never_runs))).OfType<ITestFailed>());

        var lines = Assert.Single(failure.Messages).ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("Load test 'PerfTest.Adapters.Tests.BrokenPerVuLoadTests.Never_runs' was not started: the set-up of virtual user 2 failed.", lines[0]);
        Assert.Equal("  ✗ System.InvalidOperationException: no second chair", lines[1]);
        Assert.StartsWith("      at PerfTest.Adapters.Tests.BrokenPerVuLoadTests..ctor()", lines[2], StringComparison.Ordinal);
        Assert.Equal((0, 2), (BrokenPerVuLoadTests.Iterations, BrokenPerVuLoadTests.Disposed));
    }

    [Fact]
    public async Task A_disposal_that_throws_fails_the_test_with_its_report()
    {
        var failure = Assert.Single((await RunAsync(typeof(UndisposableLoadTests), nameof(UndisposableLoadTests.Runs))).OfType<ITestFailed>());

        Assert.Contains("The tear-downs of 2 virtual users threw, that of virtual user 2 InvalidOperationException: it is stuck",
            Flat(Assert.Single(failure.Messages)), StringComparison.Ordinal);
        Assert.Contains("30 iterations", failure.Output, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<IMessageSinkMessage>> RunAsync(Type type, string method) =>
        InnerRun.RunAsync(InnerRun.Discover(type).Where(test => test.TestMethod.Method.Name == method), goesOn: () => true);

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
