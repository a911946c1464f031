namespace PerfTest.Running;

/// <summary>Work of the engine for one of its own threads.</summary>
/// <param name="engine">Whose run ends if the work throws.</param>
/// <param name="action">What is done.</param>
internal sealed class EngineWork(LoadEngine engine, Action action) : IThreadPoolWorkItem
{
    public void Execute()
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            engine.Fault(exception);
        }
    }
}
