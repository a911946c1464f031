using PerfTest.Adapting;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Shows one run.</summary>
/// <param name="runs">All of the process.</param>
/// <param name="start">The server, started if it was not.</param>
internal sealed class DashboardCompanion(DashboardRuns runs, Func<DashboardServer> start) : IRunCompanion
{
    /// <summary>Whoever is looking sees how the run ended, although the process may be gone a moment later.</summary>
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);

    private DashboardRun? _run;

    public void Begin(RunScope scope)
    {
        DashboardServer server = start();
        _run = runs.Add(scope);
        scope.Tell($"Dashboard: {server.Address}");
        scope.Note(server.Address.ToString());
    }

    public void Tick(RunMoment moment) => _run?.Show(moment);

    public void End(LoadResult? result)
    {
        _run?.Finish(result);
        runs.WaitForWatchers(FarewellPatience);
    }
}
