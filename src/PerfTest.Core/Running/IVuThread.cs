namespace PerfTest.Running;

/// <summary>The thread of a virtual user whose body blocks.</summary>
internal interface IVuThread : IDisposable
{
    /// <summary>Runs the item on this thread. At most one item is outstanding.</summary>
    void Post(IThreadPoolWorkItem item);
}
