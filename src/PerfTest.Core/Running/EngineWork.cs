namespace PerfTest.Running;

/// <summary>Work of the engine for one of its own threads.</summary>
/// <param name="run">Ends if the work throws.</param>
/// <param name="action">What is done.</param>
internal sealed class EngineWork(IRunControl run, Action action) : IThreadPoolWorkItem
{
    public void Execute()
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            run.Fault(exception);
        }
    }
}
