using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>Takes samples from a run's log and puts them into files, on a thread of its own: neither the load nor the other reports wait for a disk.</summary>
/// <param name="log">Where they come from.</param>
internal sealed class SampleDrain(SampleLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);

    private readonly List<SampleFile> _files = [];
    private Thread? _thread;
    private volatile bool _isOver;

    /// <summary>How many samples came too fast to be written.</summary>
    public long Lost => log.Lost;

    /// <summary>Before <see cref="Start"/>.</summary>
    public void Add(SampleFile file) => _files.Add(file);

    /// <summary>Opens the files and begins. Calls behind the first do nothing.</summary>
    public void Start()
    {
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = "PerfTest samples" };
            _thread.UnsafeStart();
        }
    }

    /// <summary>Waits until all that was recorded is on disk, and closes the files. Calls behind the first do nothing.</summary>
    public void Stop()
    {
        _isOver = true;
        _thread?.Join();
    }

    private void Run()
    {
        foreach (var file in _files)
        {
            file.Open();
        }

        var lastFlush = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // Asked before: what was recorded before the end is taken after it.
            var isOver = _isOver;
            if (log.Drain(Take) == 0)
            {
                if (isOver)
                {
                    break;
                }

                Thread.Sleep(Pause);
            }

            if (TimeProvider.System.GetElapsedTime(lastFlush) >= FlushEvery)
            {
                lastFlush = TimeProvider.System.GetTimestamp();
                _files.ForEach(static file => file.Flush());
            }
        }

        _files.ForEach(static file => file.Dispose());
    }

    private void Take(Sample sample)
    {
        var time = log.TimeOf(sample);
        foreach (var file in _files)
        {
            file.Write(sample, time);
        }
    }
}
