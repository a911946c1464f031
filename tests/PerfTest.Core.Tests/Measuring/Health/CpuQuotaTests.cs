using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Health;

public class CpuQuotaTests
{
    private const string Version2 = "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";

    [Theory]
    [InlineData("150000 100000\n", 1.5)]
    [InlineData("max 100000\n", null)]
    [InlineData("50000 100000", 0.5)]
    [InlineData("", null)]
    [InlineData("what", null)]
    [InlineData("0 100000", null)]
    [InlineData("100000 0", null)]
    public void Version_2(string text, double? expected)
    {
        Assert.Equal(expected, Quota("0::/\n", Version2, ("/sys/fs/cgroup/cpu.max", text)));
    }

    [Fact]
    public void Version_2_groups_above_limit_too()
    {
        Assert.Equal(0.5, Quota("0::/user.slice/test.scope\n", Version2,
            ("/sys/fs/cgroup/user.slice/test.scope/cpu.max", "150000 100000\n"),
            ("/sys/fs/cgroup/user.slice/cpu.max", "50000 100000\n"),
            ("/sys/fs/cgroup/cpu.max", "max 100000\n")));
    }

    [Theory]
    [InlineData("200000\n", "100000\n", 2.0)]
    [InlineData("-1\n", "100000\n", null)]
    [InlineData("25000\n", "50000\n", 0.5)]
    public void Version_1(string quota, string period, double? expected)
    {
        const string Mounts = """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            """;
        Assert.Equal(expected, Quota("5:memory:/other\n4:cpu,cpuacct:/docker/1f2e\n0::/\n", Mounts,
            ("/sys/fs/cgroup/cpu,cpuacct/docker/1f2e/cpu.cfs_quota_us", quota),
            ("/sys/fs/cgroup/cpu,cpuacct/docker/1f2e/cpu.cfs_period_us", period)));
    }

    [Fact]
    public void A_container_sees_its_own_group_where_the_hierarchy_is_mounted()
    {
        const string Mounts = "700 690 0:29 /docker/1f2e /sys/fs/cgroup/cpu ro,nosuid - cgroup cgroup rw,cpu";
        Assert.Equal(3, Quota("4:cpu:/docker/1f2e\n", Mounts, ("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "300000"), ("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")));
    }

    [Fact]
    public void A_group_outside_what_is_mounted_is_not_looked_for()
    {
        Assert.Equal(1, Quota("0::/../../elsewhere\n", Version2, ("/sys/fs/cgroup/cpu.max", "100000 100000")));
    }

    [Fact]
    public void Mount_points_may_have_spaces()
    {
        Assert.Equal(1, Quota("0::/\n", @"30 23 0:26 / /my\040groups rw - cgroup2 cgroup2 rw", ("/my groups/cpu.max", "100000 100000")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0::/", "")]
    [InlineData("", Version2)]
    [InlineData("nonsense\n::\n:", "a b c\n - \n1 2 3 4 5 6 - cgroup2")]
    public void Without_control_groups_there_is_no_quota(string groups, string mounts)
    {
        Assert.Null(CpuQuota.OfControlGroups(groups, mounts, _ => "100000 100000"));
    }

    [Fact]
    public void This_process_may_use_something()
    {
        Assert.InRange(CpuQuota.OfThisProcess(), 0.01, Environment.ProcessorCount);
    }

    private static double? Quota(string groups, string mounts, params (string Path, string Text)[] files) =>
        CpuQuota.OfControlGroups(groups, mounts, path => files.FirstOrDefault(file => file.Path == path).Text);
}
