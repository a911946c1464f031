using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring;

public class PreflightTests
{
    private static readonly MachineLimits Usual = new(1_024, 28_232);

    [Theory]
    [InlineData(412, 0)]
    [InlineData(413, 1)]
    public void Twice_the_virtual_users_and_200_files(int vus, int warnings) =>
        Preflight.Warnings(Plan(new ConstantVus(vus, TimeSpan.FromMinutes(1))), Notes(perVu: true), Usual).Should().HaveCount(warnings);

    [Fact]
    public void The_warning_says_what_to_do() =>
        Preflight.Warnings(Plan(new ConstantVus(5_000, TimeSpan.FromMinutes(1))), Notes(perVu: true), Usual).Should().Equal(
            "This process may have 1,024 files open; 5,000 virtual users with connections of their own may need 10,200. Raise the limit (ulimit -n 65536, in a container "
            + "--ulimit nofile=65536:65536), use fewer virtual users, or Connections = LoadConnections.Shared.");

    [Theory]
    [InlineData(470, 0)]
    [InlineData(471, 1)]
    public void A_minute_of_connections_and_the_ports(int rate, int warnings) =>
        Preflight.Warnings(Plan(Rate(rate)), Notes(keepAlive: false), Usual).Should().HaveCount(warnings);

    [Fact]
    public void The_warning_about_ports_says_what_to_do() =>
        Preflight.Warnings(Plan(Rate(1_000)), Notes(keepAlive: false), Usual).Should().Equal(
            "Without keep-alive, 1,000 iterations/s use at least 60,000 ports within 60 s; this machine has 28,232. Keep connections alive (KeepAlive = true), widen the range "
            + "(sysctl net.ipv4.ip_local_port_range=\"1024 65535\"), or lower the rate.");

    [Fact]
    public void Neither_where_connections_are_shared_and_kept_nor_where_the_machine_does_not_say()
    {
        Preflight.Warnings(Plan(new ConstantVus(100_000, TimeSpan.FromMinutes(1))), Notes(), Usual).Should().BeEmpty();
        Preflight.Warnings(Plan(Rate(100_000)), Notes(), Usual).Should().BeEmpty();
        Preflight.Warnings(Plan(Rate(100_000)), Notes(perVu: true, keepAlive: false), new(null, null)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Limit                     Soft Limit           Hard Limit           Units\nMax open files            1024                 524288               files\n", 1_024L)]
    [InlineData("Max open files            unlimited            unlimited            files", null)]
    [InlineData("nothing", null)]
    [InlineData(null, null)]
    public void Open_files_of_proc(string? text, long? limit) => MachineLimits.ReadOpenFiles(text).Should().Be(limit);

    [Theory]
    [InlineData("32768\t60999\n", 28_232)]
    [InlineData("1024 65535", 64_512)]
    [InlineData("5 4", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Ports_of_proc(string? text, int? ports) => MachineLimits.ReadPorts(text).Should().Be(ports);

    private static ConnectionNotes Notes(bool perVu = false, bool keepAlive = true)
    {
        var notes = new ConnectionNotes();
        notes.Notice(perVu, keepAlive);
        return notes;
    }

    private static ConstantArrivalRate Rate(int perSecond) => new(new(perSecond, Nanoseconds.PerSecond), TimeSpan.FromMinutes(1), 10, 10);

    private static LoadPlan Plan(Workload workload) => new()
    {
        Name = "test",
        Scenarios = [new Scenario { Name = "default", Workload = workload, Bodies = [new ScenarioBody("Body")] }],
        Thresholds = [],
    };
}
