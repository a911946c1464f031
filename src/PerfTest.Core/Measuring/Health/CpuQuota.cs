using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>
/// How many cores this process may use. In a container that is often less than there are, and not a whole number; <see cref="Environment.ProcessorCount"/> rounds it
/// up, so that 100 % of it can never be reached.
/// </summary>
internal static class CpuQuota
{
    public static double OfThisProcess()
    {
        var quota = OperatingSystem.IsLinux() && Read("/proc/self/cgroup") is { } groups && Read("/proc/self/mountinfo") is { } mounts
            ? OfControlGroups(groups, mounts, Read)
            : null;
        return Math.Min(quota ?? double.MaxValue, Environment.ProcessorCount);
    }

    /// <summary>The smallest quota of the process's control groups (cgroup v1 and v2) and of the groups above them, in cores, or null if there is none.</summary>
    /// <param name="groups">Text of /proc/self/cgroup.</param>
    /// <param name="mounts">Text of /proc/self/mountinfo.</param>
    /// <param name="read">Text of a file, or null if it cannot be read.</param>
    public static double? OfControlGroups(string groups, string mounts, Func<string, string?> read)
    {
        double? smallest = null;
        foreach (var mount in mounts.Split('\n').Select(Mount.Parse).OfType<Mount>())
        {
            foreach (var group in groups.Split('\n'))
            {
                // "4:cpu,cpuacct:/docker/1f2e" in version 1, "0::/user.slice" in version 2.
                if (group.Split(':', 3) is not [_, var controllers, var path] || !mount.Holds(controllers))
                {
                    continue;
                }

                foreach (var directory in mount.DirectoriesOf(path))
                {
                    var quota = mount.IsVersion2 ? QuotaOfVersion2(read($"{directory}/cpu.max")) : QuotaOfVersion1(read($"{directory}/cpu.cfs_quota_us"), read($"{directory}/cpu.cfs_period_us"));
                    smallest = quota is null || smallest < quota ? smallest : quota;
                }
            }
        }

        return smallest;
    }

    /// <summary>"150000 100000": microseconds of CPU per microseconds of time; "max 100000": no quota.</summary>
    private static double? QuotaOfVersion2(string? text) => text?.Trim().Split(' ') is [var quota, var period] ? Ratio(quota, period) : null;

    /// <summary>The same in two files; a quota of -1 is none.</summary>
    private static double? QuotaOfVersion1(string? quota, string? period) => Ratio(quota, period);

    private static double? Ratio(string? quota, string? period) =>
        long.TryParse(quota, NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var used) && used > 0
        && long.TryParse(period, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var of) && of > 0
            ? (double)used / of
            : null;

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A mounted hierarchy of control groups that can limit CPU.</summary>
    /// <param name="Root">The group that is mounted; in a container often not the machine's uppermost.</param>
    /// <param name="Point">Where.</param>
    /// <param name="IsVersion2">One hierarchy for all controllers.</param>
    private sealed record Mount(string Root, string Point, bool IsVersion2)
    {
        /// <summary>"31 23 0:28 /root /sys/fs/cgroup/cpu rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct".</summary>
        public static Mount? Parse(string line)
        {
            var halves = line.Split(" - ", 2);
            if (halves.Length < 2 || halves[0].Split(' ') is not [_, _, _, var root, var point, ..] || halves[1].Split(' ') is not [var type, _, var options, ..])
            {
                return null;
            }

            var isVersion1 = type == "cgroup" && options.Split(',').Contains("cpu");
            return isVersion1 || type == "cgroup2" ? new Mount(Unescaped(root), Unescaped(point), type == "cgroup2") : null;
        }

        public bool Holds(string controllers) => IsVersion2 ? controllers.Length == 0 : controllers.Split(',').Contains("cpu");

        /// <summary>The group's directory and all above it as far as they are mounted.</summary>
        public IEnumerable<string> DirectoriesOf(string group)
        {
            var root = Root.TrimEnd('/');
            var path = group.Trim().TrimEnd('/');
            // A path outside what is mounted is seen from another namespace: what is mounted is what there is.
            var below = path.StartsWith($"{root}/", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) ? path[root.Length..] : "";
            var top = Point.TrimEnd('/');
            while (below.Length > 0)
            {
                yield return top + below;
                below = below[..below.LastIndexOf('/')];
            }

            yield return top;
        }

        /// <summary>Spaces and the like are written as octal numbers: "\040".</summary>
        private static string Unescaped(string text)
        {
            var parts = text.Split('\\');
            return parts[0] + string.Concat(parts.Skip(1).Select(part => IsOctal(part) ? (char)Convert.ToInt32(part[..3], 8) + part[3..] : $"\\{part}"));

            static bool IsOctal(string part) => part.Length >= 3 && !part.AsSpan(0, 3).ContainsAnyExceptInRange('0', '7');
        }
    }
}
