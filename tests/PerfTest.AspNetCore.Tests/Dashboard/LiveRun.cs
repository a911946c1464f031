using PerfTest.Adapting;
using PerfTest.AspNetCore.Dashboard;
using PerfTest.Running;

namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>A load test of one scenario with a dashboard, through all rooms, and where its dashboard is.</summary>
internal sealed class LiveRun
{
    private readonly string _progress = Path.Combine(Directory.CreateTempSubdirectory("perftest-dashboard-").FullName, "progress.txt");

    private LiveRun(string name, LoadBuilder load, string dashboard, Func<VirtualUser, ValueTask>? body, string timeScale = "1")
    {
        Outcome = Task.Run(() => Adapting.LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = load.Threshold("iteration_duration: p95<30s").ToDeclaration(name),
            Bodies = new Dictionary<string, LoadBody> { [name] = new(name, body ?? (async vu => await vu.ThinkAsync(TimeSpan.FromMilliseconds(20))), IsBlocking: false) },
            Parameters = new Dictionary<string, string> { [DashboardSetting.Variable] = dashboard, ["PERFTEST_PROGRESS"] = $"file:{_progress}", ["PERFTEST_EXCLUSIVE"] = "process", ["PERFTEST_TIME_SCALE"] = timeScale },
        }));
    }

    public Task<LoadRunOutcome> Outcome { get; }

    public static LiveRun Start(string name, string duration, string dashboard = "1", Func<VirtualUser, ValueTask>? body = null) => new(name, new LoadBuilder().Vus(2).Duration(duration).Warmup("0s"), dashboard, body);

    /// <summary>A search for the breaking point, ten times as fast as one is.</summary>
    public static LiveRun Search(string name, string from, string to) => new(name, new LoadBuilder().BreakingPoint(from, to), "1", null, timeScale: "0.1");

    public async Task<LoadResult> ResultAsync() => (await Outcome).Result ?? throw new InvalidOperationException(string.Join(Environment.NewLine, (await Outcome).Mistakes));

    /// <summary>The lines that were shown so far.</summary>
    public string[] Progress => File.Exists(_progress) ? ReadAll() : [];

    /// <summary>As the first line of progress says.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string Before = "Dashboard: ";
        for (long patience = Environment.TickCount64 + 60_000; Environment.TickCount64 < patience;)
        {
            if (Progress.FirstOrDefault(line => line.StartsWith(Before, StringComparison.Ordinal)) is { } line)
            {
                return new Uri(line[Before.Length..]);
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The dashboard has not told its address: {string.Join(Environment.NewLine, Progress)}");
    }

    private string[] ReadAll()
    {
        using var stream = new FileStream(_progress, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
