namespace PerfTest.Bench;

/// <summary>The rounds of one path: in each round every client once.</summary>
internal sealed class Comparison(string path, IReadOnlyList<Client> clients)
{
    private readonly List<Dictionary<string, Reading>> _rounds = [];

    public string Path => path;

    public IReadOnlyList<IReadOnlyDictionary<string, Reading>> Rounds => _rounds;

    public void Add(Dictionary<string, Reading> round) => _rounds.Add(round);

    public Spread Of(Client client, Func<Reading, double> figure) => Spread.Of(_rounds.Select(round => figure(round[client.Name])));

    /// <summary>The ratios of a figure within the same round.</summary>
    public Spread Ratio(Client client, Client peer, Func<Reading, double> figure) =>
        Spread.Of(_rounds.Select(round => figure(round[client.Name]) / figure(round[peer.Name])));

    public void Write(TextWriter writer)
    {
        var figures = new Sheet(path, "requests/s", "CPU µs/request", "peak memory", "p50 ms", "p99 ms", "failed");
        foreach (Client client in clients)
        {
            figures.Add(
                client.Name,
                Of(client, reading => reading.Rate).Show("0"),
                Of(client, reading => reading.ProcessorMicroseconds).Show("0.0"),
                Figure.Bytes(Of(client, reading => reading.PeakBytes).Greatest),
                Percentile(client, reading => reading.P50),
                Percentile(client, reading => reading.P99),
                $"{_rounds.Sum(round => round[client.Name].Failed)}");
        }

        figures.WriteTo(writer);
        Spread others = Spread.Of(_rounds.SelectMany(round => round.Values).Select(reading => reading.Others));
        writer.WriteLine($"Other processes kept {others.Show("0.00")} cores busy meanwhile.");
        writer.WriteLine();
        WriteRatios(writer);
        writer.WriteLine();
    }

    /// <summary>PerfTest against everybody: the medians and ranges of ratios, each within a round.</summary>
    public IEnumerable<Line> Ratios() => Matches().SelectMany(match => new[] { match.Rate, match.Processor });

    private void WriteRatios(TextWriter writer)
    {
        var sheet = new Sheet("", "requests/s", "floor", "goal", "verdict", "CPU/request", "floor", "goal", "verdict");
        foreach ((string what, Line rate, Line processor) in Matches())
        {
            sheet.Add(what, rate.Measured, rate.Floor, rate.Goal, rate.Verdict, processor.Measured, processor.Floor, processor.Goal, processor.Verdict);
        }

        sheet.WriteTo(writer);
    }

    private IEnumerable<(string What, Line Rate, Line Processor)> Matches()
    {
        foreach (Client ours in clients.Where(client => client == DotnetClient.PerfTest || client == DotnetClient.Inline))
        {
            foreach (Client peer in clients.Where(client => client != ours && client != DotnetClient.Inline))
            {
                string what = $"{ours.Name} ÷ {peer.Name}";
                yield return (
                    what,
                    Judge($"rps, {what}", Ratio(ours, peer, reading => reading.Rate), PeerDemands.Rate(ours, peer, path)),
                    Judge($"CPU per request, {what}", Ratio(ours, peer, reading => reading.ProcessorMicroseconds), PeerDemands.Processor(ours, peer, path)));
            }
        }
    }

    private static Line Judge(string what, Spread ratio, Demand? demand) =>
        demand is null ? new Line(what, ratio.Show("0.00")) : demand.Judge(ratio.Median, ratio.Show("0.00")) with { What = what };

    private string Percentile(Client client, Func<Reading, double?> figure) =>
        _rounds.Any(round => figure(round[client.Name]) is null) ? "—" : Figure.Of(Of(client, reading => figure(reading)!.Value).Median, "0.00");
}
