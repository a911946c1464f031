using PerfTest.Adapting;
using PerfTest.AspNetCore.Dashboard;
using PerfTest.Planning;

[assembly: RunExtension(typeof(DashboardExtension))]

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>The live dashboard: one server for all load tests of the process, started by the first that wants it.</summary>
internal sealed class DashboardExtension : IRunExtension
{
    private readonly Lock _lock = new();
    private readonly DashboardRuns _runs = new();
    private DashboardServer? _server;

    public string Name => "The dashboard";

    public IReadOnlyList<string> Variables => [DashboardSetting.Variable];

    public IRunCompanion? Join(PerfTestEnvironment environment, ICollection<string> mistakes)
    {
        if (DashboardSetting.Parse(environment[DashboardSetting.Variable], out DashboardSetting setting, environment.LabelOf(DashboardSetting.Variable)) is { } mistake)
        {
            mistakes.Add(mistake);
        }

        return setting.IsOn ? new DashboardCompanion(_runs, () => Start(setting.Port)) : null;
    }

    private DashboardServer Start(int? port)
    {
        lock (_lock)
        {
            // It stays where it is: whoever looks at it has its address.
            return _server ??= DashboardServer.Start(port, new DashboardApplication(_runs));
        }
    }
}
