using PerfTest.Adapting;
using PerfTest.Running;

namespace PerfTest.Browser.Tests;

/// <summary>A load test with a dashboard.</summary>
internal sealed class WatchedRun
{
    private readonly string _progress = Path.Combine(Directory.CreateTempSubdirectory("perftest-dashboard-").FullName, "progress.txt");

    private WatchedRun(string name, Func<LoadBuilder, LoadBuilder> plan, Func<VirtualUser, Task> body)
    {
        Name = name;
        Outcome = Task.Run(() => LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = plan(new LoadBuilder()).ToDeclaration(name),
            Bodies = new Dictionary<string, LoadBody> { [name] = new(name, vu => new ValueTask(body(vu)), IsBlocking: false) },
            Parameters = new Dictionary<string, string> { ["PERFTEST_DASHBOARD"] = "1", ["PERFTEST_PROGRESS"] = $"file:{_progress}", ["PERFTEST_EXCLUSIVE"] = "process" },
            TestAssembly = typeof(WatchedRun).Assembly,
        }));
    }

    public string Name { get; }

    public Task<LoadRunOutcome> Outcome { get; }

    /// <summary>There once it was asked for.</summary>
    public Uri Address { get; private set; } = null!;

    public static WatchedRun Start(string name, string duration, Func<VirtualUser, Task> body) =>
        Start(name, load => load.Vus(3).Duration(duration).Warmup("0s").Threshold("p95<30s"), body);

    public static WatchedRun Start(string name, Func<LoadBuilder, LoadBuilder> plan, Func<VirtualUser, Task> body) => new(name, plan, body);

    public async Task<LoadResult> ResultAsync() => (await Outcome).Result ?? throw new InvalidOperationException(string.Join(Environment.NewLine, (await Outcome).Mistakes));

    /// <summary>As the first line of progress says.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string Before = "Dashboard: ";
        for (long patience = Environment.TickCount64 + 60_000; Environment.TickCount64 < patience; await Task.Delay(50))
        {
            if (File.Exists(_progress))
            {
                using var stream = new FileStream(_progress, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream);
                if (await reader.ReadLineAsync() is { } line && line.StartsWith(Before, StringComparison.Ordinal))
                {
                    return Address = new Uri(line[Before.Length..]);
                }
            }
        }

        throw new TimeoutException("The dashboard has not told its address.");
    }
}
