using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Targets;

public class HostPolicyTests
{
    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://LOCALHOST:5080/a?b")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("http://127.8.9.1")]
    [InlineData("http://[::1]:8080")]
    public void This_machine_needs_no_permission(string address) => HostPolicy.LoopbackOnly.Allows(new(address)).Should().BeTrue();

    [Theory]
    [InlineData("http://shop.example")]
    [InlineData("http://localhost.shop.example")]
    [InlineData("http://127.0.0.1.nip.example")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://[::]")]
    [InlineData("http://localhost@shop.example")]
    public void Any_other_host_does(string address) => HostPolicy.LoopbackOnly.Allows(new(address)).Should().BeFalse();

    [Theory]
    [InlineData("https://shop.example/basket", true)]
    [InlineData("http://shop.example:8080", true)]
    [InlineData("https://SHOP.example", true)]
    [InlineData("https://login.shop.example", false)]
    [InlineData("https://shop.example.evil.example", false)]
    [InlineData("https://example", false)]
    public void The_host_of_the_base_address_is_allowed(string address, bool allowed) =>
        Policy(("PERFTEST_BASE_URL", "https://shop.example")).Allows(new(address)).Should().Be(allowed);

    [Theory]
    [InlineData("shop.example", "https://shop.example", true)]
    [InlineData("shop.example", "http://shop.example:81", true)]
    [InlineData("shop.example.", "http://shop.example", true)]
    [InlineData("Shop.Example", "http://shop.example.", true)]
    [InlineData("shop.example:8443", "https://shop.example:8443", true)]
    [InlineData("shop.example:8443", "https://shop.example", false)]
    [InlineData("shop.example:443", "https://shop.example", true)]
    [InlineData("*.shop.example", "https://api.shop.example", true)]
    [InlineData("*.shop.example", "https://a.b.shop.example", true)]
    [InlineData("*.shop.example", "https://shop.example", false)]
    [InlineData("*.shop.example", "https://bookshop.example", false)]
    [InlineData("*.shop.example", "https://api.shop.example.evil.example", false)]
    [InlineData("*.shop.example:444", "https://api.shop.example:444", true)]
    [InlineData("*.shop.example:444", "https://api.shop.example", false)]
    [InlineData("10.0.0.7", "http://10.0.0.7:80", true)]
    [InlineData("10.0.0.7", "http://10.0.0.70", false)]
    [InlineData("fd00::7", "http://[fd00::7]:99", true)]
    [InlineData("[fd00::7]:98", "http://[fd00::7]:99", false)]
    [InlineData("[fd00::7]:99", "http://[fd00::7]:99", true)]
    [InlineData("bücher.example", "http://xn--bcher-kva.example", true)]
    [InlineData(" a.example , shop.example,", "http://shop.example", true)]
    public void Hosts_of_the_variable_are_allowed(string variable, string address, bool allowed) =>
        Policy(("PERFTEST_ALLOW_HOSTS", variable)).Allows(new(address)).Should().Be(allowed);

    [Fact]
    public void Hosts_of_attributes_are_allowed_and_their_mistakes_are_told()
    {
        var policy = HostPolicy.Of(Declared.Environment(), [new("api.staging.example"), new("https://x.example"), new("*")], out var mistakes);

        policy.Allows(new("https://api.staging.example")).Should().BeTrue();
        policy.Allows(new("https://x.example")).Should().BeFalse();
        mistakes.Should().Equal(
            "[assembly: AllowLoad]: a whole address is not a host: write a host such as api.staging.example, api.staging.example:8443 or *.staging.example.",
            "[assembly: AllowLoad]: \"*\" has a wildcard that is not allowed: only *. at the start is; write a host such as api.staging.example, api.staging.example:8443 or *.staging.example.");
    }

    [Theory]
    [InlineData("api.*.example")]
    [InlineData("*.")]
    [InlineData("shop.example:0")]
    [InlineData("shop.example:70000")]
    [InlineData("shop.example:")]
    [InlineData("shop.example:http")]
    [InlineData("shop example")]
    [InlineData("shop.example/path")]
    [InlineData("*.10.0.0.1")]
    public void What_is_no_host_is_a_mistake(string host)
    {
        PerfTestEnvironment environment = Declared.Environment(("PERFTEST_ALLOW_HOSTS", host));

        environment.AllowedHosts.Should().BeEmpty();
        environment.Mistakes.Should().ContainSingle().Which.Should().StartWith($"PERFTEST_ALLOW_HOSTS: \"{host}\" ").And.EndWith("or *.staging.example.");
    }

    [Fact]
    public void A_refusal_names_the_three_ways_and_no_secrets()
    {
        string? refusal = HostPolicy.LoopbackOnly.Refusal(new("https://me:hunter2@api.staging.example:8443/orders/key-7?token=abc"));

        refusal.Should().Be(
            "The host 'api.staging.example' is not this machine, and nobody has allowed load on it: no request was sent to it. To allow it, "
            + "run with PERFTEST_BASE_URL=https://api.staging.example:8443, or with PERFTEST_ALLOW_HOSTS=api.staging.example, "
            + "or write [assembly: AllowLoad(\"api.staging.example\")] in the test project.");
        HostPolicy.LoopbackOnly.Refusal(new("http://localhost")).Should().BeNull();
    }

    private static HostPolicy Policy(params (string, string)[] variables) => HostPolicy.Of(Declared.Environment(variables), [], out _);
}
