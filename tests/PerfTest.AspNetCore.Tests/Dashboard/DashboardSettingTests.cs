using FluentAssertions;
using PerfTest.AspNetCore.Dashboard;

namespace PerfTest.AspNetCore.Tests.Dashboard;

public class DashboardSettingTests
{
    [Theory]
    [InlineData(null, false, null)]
    [InlineData("0", false, null)]
    [InlineData("false", false, null)]
    [InlineData("off", false, null)]
    [InlineData("1", true, null)]
    [InlineData("TRUE", true, null)]
    [InlineData("8080", true, 8080)]
    [InlineData("1024", true, 1024)]
    [InlineData("65535", true, 65535)]
    public void It_is_a_switch_or_a_port(string? written, bool isOn, int? port)
    {
        DashboardSetting.Parse(written, out DashboardSetting setting).Should().BeNull();
        setting.Should().Be(new DashboardSetting(isOn, port));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("80")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("8080 ")]
    public void Anything_else_is_told_with_what_is_allowed(string written)
    {
        DashboardSetting.Parse(written, out DashboardSetting setting).Should()
            .Be($"PERFTEST_DASHBOARD = \"{written}\" is neither a switch nor a port: write 1 (the first free port from 5757 on), 0, or a port from 1024 to 65535.");
        setting.IsOn.Should().BeFalse();
    }
}
