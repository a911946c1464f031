using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>The machine's other programs.</summary>
internal static class Programs
{
    /// <summary>Where a program is on the PATH, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>How to start a program, pinned to a core if there is one for it.</summary>
    public static ProcessStartInfo Start(int? core, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(core is null ? program : "taskset") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (core is { } number)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add($"{number}");
            start.ArgumentList.Add(program);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Our own load tests may run beside those of others here: who measures seriously has the machine to himself anyway.
        start.Environment["PERFTEST_EXCLUSIVE"] = "process";
        start.Environment["PERFTEST_PROGRESS"] = "off";
        start.Environment["PERFTEST_RESULTS_DIR"] = Path.Combine(Path.GetTempPath(), "perftest-bench-results");
        return start;
    }
}
