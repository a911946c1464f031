using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PerfTest.Measuring;

/// <summary>
/// The threads by which .NET learns what has come on sockets. On a core that is kept busy, Linux lets such a thread interrupt whoever works there for each response; under the
/// policy SCHED_BATCH (sched(7)) it waits until the worker has nothing more to do, and then takes all that has come meanwhile. Fewer changes of threads, and several requests in a row
/// for a target that need be woken only once. On a core that has nothing to do it begins at once, as ever.
/// </summary>
/// <remarks>In force for the time of a run, from its first live connection on. Nothing is lost where the system has no such policy or refuses it.</remarks>
internal sealed partial class SocketThreads : IThreadPoolWorkItem, IDisposable
{
    /// <summary>As .NET names them (System.Net.Sockets.SocketAsyncEngine).</summary>
    private const string ThreadName = ".NET Sockets";

    private const int Normal = 0;
    private const int Batch = 3;

    private readonly Lock _gate = new();
    private readonly bool _isWanted;
    private readonly List<int> _changed = [];
    private int _isAsked;
    private bool _isDisposed;

    /// <param name="isWanted">False: everything remains as it is.</param>
    public SocketThreads(bool isWanted) => _isWanted = isWanted;

    /// <summary>Whether this process may change the policy of its threads. Tries it on the calling one.</summary>
    public static bool ArePossible() => OperatingSystem.IsLinux() && TrySwitch(0, Normal, Batch) && TrySwitch(0, Batch, Normal);

    /// <summary>There is a connection, and so there are the threads that watch it. Only the first call does anything, and nobody waits for it.</summary>
    public void Connected()
    {
        if (_isWanted && Volatile.Read(ref _isAsked) == 0 && Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Puts back what was changed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            if (OperatingSystem.IsLinux())
            {
                foreach (int thread in _changed)
                {
                    TrySwitch(thread, Batch, Normal);
                }
            }

            _changed.Clear();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            if (OperatingSystem.IsLinux() && !_isDisposed)
            {
                // What somebody has given another policy stays as it is, also when the run is over.
                foreach (int thread in Find())
                {
                    if (TrySwitch(thread, Normal, Batch))
                    {
                        _changed.Add(thread);
                    }
                }
            }
        }
    }

    /// <summary>Those of this process, by the system's number; none where the system does not show them.</summary>
    internal static IReadOnlyList<int> Find()
    {
        var found = new List<int>();
        try
        {
            foreach (string path in Directory.EnumerateDirectories("/proc/self/task"))
            {
                if (NameOf(path) == ThreadName)
                {
                    found.Add(int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without /proc everything stays as it is.
        }

        return found;
    }

    private static string? NameOf(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(path, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return null;
        }
    }

    /// <summary>The policy of a thread: <c>SCHED_OTHER</c> (0), <c>SCHED_BATCH</c> (3), …; negative: there is no such thread, or no such call.</summary>
    [SupportedOSPlatform("linux")]
    internal static int PolicyOf(int thread) => sched_getscheduler(thread);

    /// <returns>False: it had another policy, or the system refuses.</returns>
    [SupportedOSPlatform("linux")]
    private static unsafe bool TrySwitch(int thread, int from, int to)
    {
        int priority = 0;
        return sched_getscheduler(thread) == from && sched_setscheduler(thread, to, &priority) == 0;
    }

    [LibraryImport("libc")]
    private static partial int sched_getscheduler(int thread);

    [LibraryImport("libc")]
    private static unsafe partial int sched_setscheduler(int thread, int policy, int* priority);
}
