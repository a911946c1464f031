using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>This process, in which an application in memory runs beside the load generator.</summary>
internal sealed class OwnProcess : IWatchedProcess
{
    private static readonly (int, DateTime) Self = (Environment.ProcessId, default);

    public ProcessReading? Read() => new ProcessReading(Self, Environment.WorkingSet, Nanoseconds.From(Environment.CpuUsage.TotalTime));
}
