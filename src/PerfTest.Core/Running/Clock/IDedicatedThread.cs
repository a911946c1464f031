namespace PerfTest.Running;

/// <summary>A thread outside the pool: of a virtual user whose body blocks, or of the engine's own work that a starved pool must not delay.</summary>
internal interface IDedicatedThread : IDisposable
{
    /// <summary>Runs the item on this thread, after those posted before it.</summary>
    void Post(IThreadPoolWorkItem item);
}
