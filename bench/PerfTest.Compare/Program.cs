using System.Text.Json;
using PerfTest.Bench;

if (!OperatingSystem.IsLinux())
{
    await Console.Error.WriteLineAsync("compare reads what processes cost from Linux's /proc.");
    return 2;
}

CompareOptions options;
try
{
    options = CompareOptions.Parse(args);
}
catch (ArgumentException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}

Client[] all = [DotnetClient.PerfTest, DotnetClient.Inline, DotnetClient.Bare, new Wrk(), new Hey(), new ApacheBench(), new H2Load(), new Autocannon(), new K6()];
Client[] asked = [.. all.Where(client => options.IsFull || client.IsQuick || client is K6 { IsHere: true })];
Client[] clients = [.. asked.Where(client => client.IsHere)];
Client[] missing = [.. asked.Except(clients)];
string machine = Machine.Describe();
Console.WriteLine(machine);
Console.WriteLine(
    $"{CompareOptions.Connections} connections, {options.Rounds} rounds of {options.Seconds} s each, client on core {Machine.ClientCore?.ToString() ?? "any"}, "
    + $"target on core {Machine.TargetCore?.ToString() ?? "any"}");
foreach (Client client in clients)
{
    Console.WriteLine($"  {client.Name}: {client.Version}");
}

foreach (Client client in missing)
{
    Console.WriteLine($"  {client.Name} is missing: {client.Origin}");
}

Console.WriteLine();
using TargetProcess target = TargetProcess.Start(Machine.TargetCore);
List<Comparison> comparisons = [];
foreach (string path in options.Paths)
{
    // The target compiles its last tier before anything counts.
    await ClientRun.RunAsync(clients[0], target, path, CompareOptions.Connections, seconds: 3);
    var comparison = new Comparison(path, clients);
    for (int round = 0; round < options.Rounds; round++)
    {
        var readings = new Dictionary<string, Reading>();
        for (int n = 0; n < clients.Length; n++)
        {
            // Each round begins with another, so that nobody always follows the same.
            Client client = clients[(n + round) % clients.Length];
            readings[client.Name] = await ClientRun.RunAsync(client, target, path, CompareOptions.Connections, options.Seconds);
            await Console.Error.WriteLineAsync($"  {path}, round {round + 1}, {client.Name}: {readings[client.Name].Rate:0}/s");
        }

        comparison.Add(readings);
    }

    comparison.Write(Console.Out);
    comparisons.Add(comparison);
}

if (options.Json is { } file)
{
    var said = new
    {
        machine,
        clients = clients.ToDictionary(client => client.Name, client => client.Version),
        missing = missing.Select(client => client.Name),
        seconds = options.Seconds,
        comparisons = comparisons.Select(comparison => new { comparison.Path, comparison.Rounds, ratios = comparison.Ratios() }),
    };
    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(said, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
}

return options.IsFull && missing.Length > 0 ? 2 : 0;
