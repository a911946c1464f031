using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A controller or an agent: a process of its own.</summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    private const string Progress = "progress.txt";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly string _directory;
    private readonly string _dump;

    private ClusterProcess(Process process, string directory, string dump) => (Process, _directory, _dump) = (process, directory, dump);

    public Process Process { get; }

    /// <summary>What it has said so far, its progress too.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output + ReadProgress();
            }
        }
    }

    /// <param name="role"><c>controller</c> or <c>agent</c>.</param>
    /// <param name="workload">One of the test host's.</param>
    /// <param name="variables">Beside the role.</param>
    /// <param name="host">The program; null: the test host.</param>
    public static ClusterProcess Start(string role, string workload, IEnumerable<KeyValuePair<string, string>> variables, string? host = null)
    {
        string directory = Directory.CreateTempSubdirectory("perftest-cluster-").FullName;
        string dump = Path.Combine(directory, "dump.json");
        var start = new ProcessStartInfo("dotnet", [host ?? Host, workload, dump]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PERFTEST_ROLE"] = role;
        start.Environment["PERFTEST_RESULTS_DIR"] = directory;
        start.Environment["PERFTEST_AGENT_WAIT"] = "2m";

        // A file has a line each second.
        start.Environment["PERFTEST_PROGRESS"] = $"file:{Path.Combine(directory, Progress)}";
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        var started = new ClusterProcess(new Process { StartInfo = start }, directory, dump);
        started.Process.OutputDataReceived += started.Keep;
        started.Process.ErrorDataReceived += started.Keep;
        started.Process.Start();
        started.Process.BeginOutputReadLine();
        started.Process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Where the test host of this build is.</summary>
    public static string Host => Path.Combine(Root, "tests", "PerfTest.Cluster.TestHost", "bin", Configuration, "net10.0", "PerfTest.Cluster.TestHost.dll");

    public static string Root
    {
        get
        {
            DirectoryInfo directory = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "PerfTest.sln")))
            {
                directory = directory.Parent ?? throw new InvalidOperationException("The repository's root was not found.");
            }

            return directory.FullName;
        }
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Waits until it has said something.</summary>
    public Task UntilSaidAsync(string text) => UntilSaidAsync(new Regex(Regex.Escape(text)));

    /// <summary>Waits until it has said something of a kind.</summary>
    public async Task UntilSaidAsync(Regex text)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!text.IsMatch(Output))
        {
            if (Process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new InvalidOperationException($"It never said '{text}'. It said:{Environment.NewLine}{Output}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it measured.</returns>
    public async Task<JsonElement> ResultAsync()
    {
        await EndedAsync();
        if (!File.Exists(_dump))
        {
            throw new InvalidOperationException($"It left nothing behind. It said:{Environment.NewLine}{Output}");
        }

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(_dump));
        return document.RootElement.Clone();
    }

    public async Task EndedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await Process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"It does not end. It said:{Environment.NewLine}{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string ReadProgress()
    {
        string path = Path.Combine(_directory, Progress);
        if (!File.Exists(path))
        {
            return "";
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
