using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>Which processes a test watches: found before load, so that one that is not there is said before load.</summary>
internal sealed class TargetProcesses
{
    private readonly List<(WatchedProcess Watched, Func<int?>? Find)> _found = [];
    private readonly List<string> _mistakes = [];
    private readonly List<string> _warnings = [];

    private TargetProcesses()
    {
    }

    /// <summary>None but this process itself.</summary>
    public static TargetProcesses None { get; } = new();

    /// <summary>A sentence for each process that is not there, or not unambiguous.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>What cannot be watched from here, and is no mistake: the same test may have another target tomorrow.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <param name="watched">What the test names.</param>
    /// <param name="clients">The clients of the test: they lead to the process that is meant where none is named.</param>
    public static TargetProcesses Find(IEnumerable<WatchedProcess> watched, ProbeClients clients)
    {
        var processes = new TargetProcesses();
        foreach (WatchedProcess process in watched)
        {
            processes.Find(process, clients);
        }

        return processes;
    }

    /// <summary>An application in this process is watched although nobody names it.</summary>
    /// <param name="recorder">Where it is kept.</param>
    /// <param name="clock">Through which they wait.</param>
    /// <param name="terms">Whose the bytes are that this process allocates.</param>
    public IEnumerable<ITargetWatch> Watch(RunRecorder recorder, ILoadClock clock, AllocationTerms terms) =>
    [
        .. _found.Where(process => process.Find is not null).Select(process => new ProcessWatch(new LocalProcess(process.Find!), process.Watched.Name, recorder, clock)),
        new InMemoryWatch(_found.FirstOrDefault(process => process.Find is null).Watched?.Name, recorder, clock, terms),
    ];

    private void Find(WatchedProcess watched, ProbeClients clients)
    {
        if (watched.Process is { } name)
        {
            AddNamed(watched, name);
        }
        else if (watched.Port is { } port)
        {
            AddListening(watched, port);
        }
        else if (clients.TargetOf(watched.Label) is { } target)
        {
            AddTarget(watched, target);
        }
    }

    private void AddNamed(WatchedProcess watched, string name)
    {
        int[] running = LocalProcess.Named(name);
        if (running.Length == 1)
        {
            // After a restart it has another number.
            _found.Add((watched, () => LocalProcess.Named(name) is [var only, ..] ? only : null));
            return;
        }

        _mistakes.Add(running.Length == 0
            ? $"{watched.Label} is wrong: no process of this name runs here."
            : $"{watched.Label} is wrong: {Written.Number(running.Length)} processes of this name run here. Say which is meant by its Port.");
    }

    private void AddListening(WatchedProcess watched, int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            _mistakes.Add($"{watched.Label} is wrong: which process listens on a port is known on Linux only. Write Process = \"…\" here.");
        }
        else if (ListeningPort.ProcessOf(port) is not { } process)
        {
            _mistakes.Add($"{watched.Label} is wrong: no process that may be looked at listens on this port.");
        }
        else
        {
            Add(watched, process, port);
        }
    }

    private void AddTarget(WatchedProcess watched, object target)
    {
        if (target is not Uri address)
        {
            _found.Add((watched, null));
        }
        else if (!address.IsLoopback)
        {
            _warnings.Add($"{watched.Label} sees nothing of {address.Host}, which is another machine: let the target say itself how it fares, with [Scrape].");
        }
        else if (OperatingSystem.IsLinux() && ListeningPort.ProcessOf(address.Port) is { } process)
        {
            Add(watched, process, address.Port);
        }
        else
        {
            _warnings.Add($"{watched.Label} found no process that listens on port {address.Port}{(OperatingSystem.IsLinux() ? "" : ": that is known on Linux only; write Process = \"…\"")}.");
        }
    }

    private void Add(WatchedProcess watched, int process, int port)
    {
        if (process == Environment.ProcessId)
        {
            _found.Add((watched, null));
            return;
        }

        // While it lives it is not looked for again: that costs a walk through all processes.
        int known = process;
        _found.Add((watched, () => IsAlive(known) ? known : ListeningPort.ProcessOf(port) is { } next ? known = next : null));
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
