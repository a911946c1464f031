using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>Where and on what runtime the run was made.</summary>
internal static class HtmlMachine
{
    public static Markup Body(HtmlView view) => view.Result.Machine is { } machine ? HtmlFacts.Of(Facts(machine)) : Markup.Empty;

    private static IEnumerable<(string Name, string Value)> Facts(MachineResult machine)
    {
        yield return ("operating system", machine.OperatingSystem);
        yield return ("processor", $"{machine.Cpu} ({machine.Architecture})");
        yield return ("cores", Figures.Number(machine.Cores));
        yield return ("memory", Figures.Bytes(machine.Memory));
        yield return ("runtime", machine.Runtime);
        yield return ("garbage collector", machine.GcMode);
        yield return ("build of the tests", machine.BuildConfiguration ?? "not known");
        foreach (var (name, value) in machine.RuntimeSettings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            yield return (name, value);
        }
    }
}
