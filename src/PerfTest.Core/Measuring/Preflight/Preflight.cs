using System.Collections.Immutable;
using System.Globalization;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Whether the generator's machine is large enough for a plan and the way it connects. Pure.</summary>
internal static class Preflight
{
    /// <summary>How long a closed connection keeps its port, in seconds (TIME_WAIT).</summary>
    private const int PortHeld = 60;

    /// <summary>What a process has open beside the connections of virtual users.</summary>
    private const int OtherFiles = 200;

    private const int FilesPerVu = 2;

    /// <returns>A sentence for each limit that the plan may meet.</returns>
    public static ImmutableArray<string> Warnings(LoadPlan plan, ConnectionNotes connections, MachineLimits limits)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        long files = (long)FilesPerVu * plan.PeakVus + OtherFiles;
        if (connections.PerVu && limits.OpenFiles < files)
        {
            warnings.Add(
                $"This process may have {Written.Number(limits.OpenFiles.Value)} files open; {Written.Number(plan.PeakVus)} virtual users with connections of their own "
                + $"may need {Written.Number(files)}. {LimitAdvice.OpenFiles}");
        }

        double rate = plan.Scenarios.Sum(scenario => scenario.Workload is ArrivalRateWorkload workload ? workload.PeakRate.PerSecond : 0);
        if (connections.WithoutKeepAlive && rate * PortHeld > limits.Ports)
        {
            warnings.Add(
                $"Without keep-alive, {rate.ToString("#,0.###", CultureInfo.InvariantCulture)} iterations/s use at least {Written.Number((long)Math.Ceiling(rate * PortHeld))} ports within "
                + $"{PortHeld} s; this machine has {Written.Number(limits.Ports.Value)}. {LimitAdvice.Ports}");
        }

        return warnings.ToImmutable();
    }
}
