using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Adapting;

public sealed class InlineCompletionsCheckTests
{
    private static readonly LoadBody Synchronous = new("Browse", static _ => ValueTask.CompletedTask, IsBlocking: true);
    private static readonly LoadBody Asynchronous = new("Order", static _ => ValueTask.CompletedTask, IsBlocking: false);

    [Fact]
    public void A_synchronous_body_is_refused_with_a_sentence() =>
        InlineCompletionsCheck.MistakesOf([Synchronous, Asynchronous], Environment("1")).Should().Equal(
            "The environment says DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1, and the body 'Browse' is synchronous: what waits for a socket would stop the one thread that " +
            "serves all sockets. Unset the variable, or make the body asynchronous: it returns a Task and awaits what it sends.");

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("false")]
    public void Without_inline_completions_any_body_will_do(string? value) =>
        InlineCompletionsCheck.MistakesOf([Synchronous, Asynchronous], Environment(value)).Should().BeEmpty();

    [Fact]
    public void An_asynchronous_body_may_have_them() =>
        InlineCompletionsCheck.MistakesOf([Asynchronous], Environment("true")).Should().BeEmpty();

    private static Func<string, string?> Environment(string? value) => name => name == RuntimeSetting.InlineCompletionsVariable ? value : null;
}
