using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Reads what shall be watched beside the load: the <c>[Probe]</c>, <c>[Watch]</c> and <c>[Scrape]</c> attributes of a test.</summary>
/// <param name="timeScale">Factor on planned times.</param>
/// <param name="mistakes">Gets a sentence for each mistake.</param>
internal sealed class WatchPlanner(TimeScale timeScale, List<string> mistakes)
{
    private const string NameRule = "a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\"";

    /// <summary>More would be load.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    public ImmutableArray<Probe> Read(IReadOnlyList<ProbeAttribute> attributes)
    {
        ImmutableArray<Probe> probes = [.. attributes.Select(Read).OfType<Probe>()];
        foreach (IGrouping<string, Probe> same in probes.GroupBy(probe => probe.Name).Where(same => same.Count() > 1))
        {
            string addresses = Written.List([.. same.Select(probe => Written.Quote(probe.Address))]);
            mistakes.Add($"{same.Last().Label} Name: the probes of {addresses} are both called {Written.Quote(same.Key)}. Give one of them another Name.");
        }

        return probes;
    }

    public ImmutableArray<Scrape> Read(IReadOnlyList<ScrapeAttribute> attributes) => [.. attributes.Select(Read).OfType<Scrape>()];

    public ImmutableArray<WatchedProcess> Read(IReadOnlyList<WatchAttribute> attributes)
    {
        ImmutableArray<WatchedProcess> processes =
            [.. attributes.Select(attribute => new WatchedProcess { Name = attribute.Name, Process = attribute.Process, Port = attribute.PortIfSet })];
        foreach (WatchedProcess process in processes)
        {
            if (process.Process is { } name && (name.Trim().Length == 0 || name.IndexOfAny(['/', '\\']) >= 0))
            {
                mistakes.Add($"{process.Label} is wrong: write the process's name without its path, such as \"Shop.Api\".");
            }

            if (process is { Process: not null, Port: not null })
            {
                mistakes.Add($"{process.Label} has a Port, too: write how the process is found one way or the other.");
            }

            if (process.Port is < 1 or > 65_535)
            {
                mistakes.Add($"{process.Label} is wrong: write a port from 1 to 65,535.");
            }
        }

        foreach (IGrouping<string?, WatchedProcess> same in processes.GroupBy(process => process.Name).Where(same => same.Count() > 1))
        {
            mistakes.Add($"{same.Last().Label} has {(same.Key is null ? "no Name" : $"the Name {Written.Quote(same.Key)}")}, and another [Watch] neither: give each a Name of its own, so that their samples can be told apart.");
        }

        return processes;
    }

    /// <summary>The words of the path and <c>check</c>: <c>health_check</c>, <c>api_ready_check</c>; of the root <c>root_check</c>.</summary>
    /// <param name="path">Without query.</param>
    public static string NameOf(string path)
    {
        string[] words = new string([.. path.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = string.Join("_", words.Length == 0 ? ["root"] : words);
        name = words.LastOrDefault() == "check" ? name : name + "_check";
        return char.IsAsciiLetter(name[0]) ? name : "_" + name;
    }

    private Probe? Read(ProbeAttribute attribute)
    {
        int before = mistakes.Count;
        string shown = $"[Probe({Written.Quote(attribute.Address)})]";
        string? path = ReadAddress(ref shown, "[Probe]", attribute.Address);
        string name = attribute.Name ?? NameOf(path ?? "/");
        if (!MetricDeclarations.IsName(name))
        {
            mistakes.Add($"{shown} Name = {Written.Quote(name)} is wrong: {NameRule}.");
        }

        CheckClient(shown, attribute.Client, attribute.Address);
        TimeSpan every = ReadEvery(shown, attribute.Every, TimeSpan.FromSeconds(5));
        TimeSpan timeout = ReadTime(shown, nameof(attribute.Timeout), attribute.Timeout, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(1));
        ExpectedStatuses expected = ReadStatuses(shown, attribute.ExpectStatus);
        return mistakes.Count > before
            ? null
            : new Probe { Name = name, Address = attribute.Address.Trim(), Every = every, Timeout = timeout, ExpectedStatuses = expected, Client = attribute.Client };
    }

    private Scrape? Read(ScrapeAttribute attribute)
    {
        int before = mistakes.Count;
        string shown = $"[Scrape({Written.Quote(attribute.Address)})]";
        ReadAddress(ref shown, "[Scrape]", attribute.Address);
        CheckClient(shown, attribute.Client, attribute.Address);
        string[] series = attribute.Series ?? [];
        if (series.Length == 0)
        {
            mistakes.Add($"{shown} names no series: write those that shall become metrics, such as \"buffer_size\".");
        }

        foreach (string name in series)
        {
            if (!MetricDeclarations.IsName(name))
            {
                mistakes.Add($"{shown}, the series {Written.Quote(name)}: {NameRule}.");
            }
            else if (KnownMetrics.All.Concat(TargetMetrics.All).Any(metric => metric.Name == name))
            {
                mistakes.Add($"{shown}, the series {Written.Quote(name)}: a built-in metric has this name, too.");
            }
        }

        TimeSpan every = ReadEvery(shown, attribute.Every, TimeSpan.FromSeconds(1));
        TimeSpan timeout = ReadTime(shown, nameof(attribute.Timeout), attribute.Timeout, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(1));
        return mistakes.Count > before ? null : new Scrape { Address = attribute.Address.Trim(), Series = [.. series.Distinct()], Every = every, Timeout = timeout, Client = attribute.Client };
    }

    /// <summary>The address's path.</summary>
    private string? ReadAddress(ref string shown, string withoutAddress, string? address)
    {
        string? path = WatchedAddress.PathOf(address, out string? problem);
        if (problem is not null)
        {
            // What is wrong may hold a password: then it is not repeated.
            shown = address?.Contains('@', StringComparison.Ordinal) == true ? withoutAddress : shown;
            mistakes.Add($"{shown} is wrong: {problem}.");
        }

        return path;
    }

    private void CheckClient(string shown, string? client, string? address)
    {
        if (client is not null && (string.IsNullOrWhiteSpace(client) || address is not ['/', ..]))
        {
            mistakes.Add($"{shown} Client = {Written.Quote(client)} is wrong: write the name of a field or property that holds an HttpClient, and only beside a path.");
        }
    }

    private ExpectedStatuses ReadStatuses(string shown, string? written)
    {
        if (written is null)
        {
            return ExpectedStatuses.Default;
        }

        Parsed<ExpectedStatuses> statuses = StatusListParser.Parse(written);
        if (statuses.IsOk)
        {
            return statuses.Value;
        }

        mistakes.Add($"{shown} {nameof(ProbeAttribute.ExpectStatus)} = {statuses.Error}");
        return ExpectedStatuses.Default;
    }

    private TimeSpan ReadEvery(string shown, string? written, TimeSpan missing)
    {
        TimeSpan every = timeScale.Of(ReadTime(shown, nameof(ProbeAttribute.Every), written, missing, Shortest));
        return every > TimeSpan.FromMilliseconds(1) ? every : TimeSpan.FromMilliseconds(1);
    }

    private TimeSpan ReadTime(string shown, string name, string? written, TimeSpan missing, TimeSpan least)
    {
        if (written is null)
        {
            return missing;
        }

        Parsed<TimeSpan> time = DurationParser.Parse(written);
        if (!time.IsOk)
        {
            mistakes.Add($"{shown} {name} = {time.Error}");
        }
        else if (time.Value < least || time.Value > PlanLimits.Time)
        {
            mistakes.Add($"{shown} {name} = {Written.Quote(written)} is wrong: write a time from {DurationText.Print(least)} to {DurationText.Print(PlanLimits.Time)}.");
        }

        return time.IsOk ? time.Value : missing;
    }
}
