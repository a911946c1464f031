using PerfTest.Bench;

switch (args)
{
    case ["check", .. var rest]:
        return await CheckCommand.RunAsync(quick: !rest.Contains("--full"));

    case ["scale", .. var rest]:
        int at = Array.IndexOf(rest, "--soak");
        TimeSpan? soak = at < 0 ? null : TimeSpan.FromSeconds(at + 1 < rest.Length && int.TryParse(rest[at + 1], out int length) ? length : 600);
        int file = Array.IndexOf(rest, "--json");
        return await ScaleCommand.RunAsync(quick: rest.Contains("--quick"), soak, file < 0 ? null : rest[file + 1]);

    case ["cluster", .. var rest]:
        return await ClusterCommand.RunAsync(rest);

    case ["conduct", var broker, var run, var seconds]:
        await AgentCost.ConductAsync(broker, run, TimeSpan.FromSeconds(Figure.Parse(seconds)));
        return 0;

    case ["measure", var name, .. var rest]:
        Child.Hand(await Measurements.RunAsync(name, rest));
        return 0;

    default:
        await Console.Error.WriteLineAsync("PerfTest.Limits check [--quick] | scale [--quick] [--soak [seconds]] [--json FILE] | cluster [--rounds N] [--seconds N] [--size]");
        return 2;
}
