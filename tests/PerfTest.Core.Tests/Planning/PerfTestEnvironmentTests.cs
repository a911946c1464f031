using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class PerfTestEnvironmentTests
{
    [Fact]
    public void Nothing_set()
    {
        PerfTestEnvironment environment = Declared.Environment(("PATH", "/bin"), ("PERFTEST_VUS", " "), ("PERFTESTING", "1"));

        environment.Mistakes.Should().BeEmpty();
        environment.Warnings.Should().BeEmpty();
        (environment.Mode, environment.ModeOrigin, environment.Cooldown, environment.Seed, environment.BaseUrl, environment.Profile)
            .Should().Be((RunMode.Full, "default", TimeSpan.Zero, null, null, null));
        environment.TimeScale.IsOne.Should().BeTrue();
    }

    [Fact]
    public void Everything_set()
    {
        PerfTestEnvironment environment = Declared.Environment(
            ("PERFTEST_MODE", "Smoke"), ("PERFTEST_COOLDOWN", "5s"), ("PERFTEST_SEED", "42"), ("PERFTEST_BASE_URL", "https://staging.example"),
            ("PERFTEST_PROFILE", "spike"), ("PERFTEST_TIME_SCALE", "0.25"), ("PERFTEST_PROGRESS", " off "), ("PERFTEST_RESULTS_DIR", "/tmp"),
            ("PERFTEST_STRICT_HEALTH", "1"), ("PERFTEST_ALLOW_HOSTS", "a"), ("PERFTEST_OUT", "x"), ("PERFTEST_STRICT_OUTPUTS", "1"),
            ("PERFTEST_SEGMENT", "0:1/3"), ("PERFTEST_SEGMENT_SEQUENCE", "0,1/3,1"));

        environment.Mistakes.Should().BeEmpty();
        environment.Warnings.Should().BeEmpty();
        (environment.Mode, environment.ModeOrigin, environment.Cooldown, environment.Seed, environment.BaseUrl, environment.Profile, environment.TimeScale.Factor)
            .Should().Be((RunMode.Smoke, "PERFTEST_MODE", TimeSpan.FromSeconds(5), 42L, new Uri("https://staging.example"), "spike", 0.25));
        environment["PERFTEST_PROGRESS"].Should().Be("off");
        environment["PERFTEST_VUS"].Should().BeNull();
    }

    [Theory]
    [InlineData(" ", Exclusivity.Machine)]
    [InlineData("machine", Exclusivity.Machine)]
    [InlineData("Process", Exclusivity.Process)]
    public void What_a_load_test_is_alone_on(string text, object expected) =>
        Declared.Environment(("PERFTEST_EXCLUSIVE", text)).Exclusivity.Should().Be((Exclusivity)expected);

    [Fact]
    public void Anything_else_to_be_alone_on_is_a_mistake() => Declared.Environment(("PERFTEST_EXCLUSIVE", "off")).Mistakes.Should().Equal(
        "PERFTEST_EXCLUSIVE = \"off\" is not what a load test can be alone on: write \"machine\" (no other load test of yours runs on this machine) or \"process\".");

    [Theory]
    [InlineData("PERFTEST_DURATON", "The environment variable PERFTEST_DURATON is not one of PerfTest's; did you mean PERFTEST_DURATION?")]
    [InlineData("PERFTEST_VU", "The environment variable PERFTEST_VU is not one of PerfTest's; did you mean PERFTEST_VUS?")]
    [InlineData("perftest_vus", "The environment variable perftest_vus is not one of PerfTest's; did you mean PERFTEST_VUS?")]
    public void An_unknown_name_near_a_known_one_is_a_mistake(string name, string mistake) => Declared.Environment((name, "1")).Mistakes.Should().Equal(mistake);

    [Fact]
    public void Any_other_unknown_name_is_a_warning()
    {
        PerfTestEnvironment environment = Declared.Environment(("PERFTEST_FIREWORKS", "1"));

        environment.Mistakes.Should().BeEmpty();
        environment.Warnings.Should().Equal("The environment variable PERFTEST_FIREWORKS is not one of PerfTest's and is ignored.");
    }

    [Fact]
    public void A_package_registers_its_names()
    {
        VariableNames.Register("PERFTEST_ONLY_FOR_THIS_TEST");
        VariableNames.Register("PERFTEST_ONLY_FOR_THIS_TEST");

        Declared.Environment(("PERFTEST_ONLY_FOR_THIS_TEST", "1")).Warnings.Should().BeEmpty();
        Declared.Environment(("PERFTEST_ONLY_FOR_THAT_TEST", "1")).Warnings.Should().BeEmpty();
        Declared.Environment(("PERFTEST_ONLY_FOR_THAT_TEST", "1")).Mistakes.Should().HaveCount(1);
        Assert.Throws<ArgumentException>(() => VariableNames.Register("OTHER_NAME"));
    }

    [Theory]
    [InlineData("PERFTEST_MODE", "fast", "PERFTEST_MODE = \"fast\" is not a mode: write full, smoke or debug.")]
    [InlineData("PERFTEST_TIME_SCALE", "0", "PERFTEST_TIME_SCALE = \"0\" is not a time scale: write a number above 0 and up to 100, with at most six decimals, such as 0.1.")]
    [InlineData("PERFTEST_TIME_SCALE", "101", "PERFTEST_TIME_SCALE = \"101\" is not a time scale: write a number above 0 and up to 100, with at most six decimals, such as 0.1.")]
    [InlineData("PERFTEST_TIME_SCALE", "0.0000001", "PERFTEST_TIME_SCALE = \"0.0000001\" is not a time scale: write a number above 0 and up to 100, with at most six decimals, such as 0.1.")]
    [InlineData("PERFTEST_BASE_URL", "staging", "PERFTEST_BASE_URL = \"staging\" is not an absolute address: write one that starts with http:// or https://, such as https://staging.example.")]
    [InlineData("PERFTEST_BASE_URL", "ftp://x", "PERFTEST_BASE_URL = \"ftp://x\" is not an absolute address: write one that starts with http:// or https://, such as https://staging.example.")]
    [InlineData("PERFTEST_COOLDOWN", "2d", "PERFTEST_COOLDOWN = \"2d\" is too long a pause: at most 1d is allowed.")]
    [InlineData("PERFTEST_COOLDOWN", "2", "PERFTEST_COOLDOWN = \"2\" is not a duration: the number 2 has no unit. " + DurationParser.Allowed)]
    public void Wrong_values(string name, string value, string mistake) => Declared.Environment((name, value)).Mistakes.Should().Equal(mistake);

    [Fact]
    public void A_debugger_means_debug_mode_unless_the_environment_says_otherwise()
    {
        PerfTestEnvironment.Read(new Dictionary<string, string?>(), isDebuggerAttached: true).ModeOrigin.Should().Be("debugger");
        PerfTestEnvironment.Read(new Dictionary<string, string?>(), isDebuggerAttached: true).Mode.Should().Be(RunMode.Debug);
        PerfTestEnvironment.Read(new Dictionary<string, string?> { ["PERFTEST_MODE"] = "full" }, isDebuggerAttached: true).Mode.Should().Be(RunMode.Full);
    }

    [Fact]
    public void Any_values_can_be_read() => Law.Holds(
        Law.Strings("0123456789:/smh,.-=<>p{}"),
        value => PerfTestEnvironment.Read(VariableNames.Known.ToDictionary(name => name, _ => (string?)value)) is not null);
}
