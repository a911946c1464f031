using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Who looks on while xUnit v3's own runner runs a load test sees it.</summary>
public abstract class XunitV3LiveOutputTests(CaseSuite suite)
{
    private const string Test = "Cases.Apart.Twenty_iterations";

    [Theory]
    [InlineData("-showLiveOutput", Test + " [OUTPUT] " + Test + " 0:0")]
    [InlineData("-diagnostics", "[D::Cases] " + Test + " 0:0")]
    public async Task Progress_is_shown_where_the_user_asks_for_it(string option, string line)
    {
        var run = await suite.TestAsync($"FullyQualifiedName={Test}", settings: option);

        Assert.Contains(line, run.Command.Output, StringComparison.Ordinal);

        // It is not part of what the test itself has to say.
        Assert.StartsWith($"✓ {Test} passed", run["Apart.Twenty_iterations"].Output, StringComparison.Ordinal);
    }
}
