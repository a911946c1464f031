using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Reads the <c>[Probe]</c> attributes of a test.</summary>
/// <param name="timeScale">Factor on planned times.</param>
/// <param name="mistakes">Gets a sentence for each mistake.</param>
internal sealed class ProbePlanner(TimeScale timeScale, List<string> mistakes)
{
    /// <summary>More would be load.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan DefaultEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public ImmutableArray<Probe> Read(IReadOnlyList<ProbeAttribute> attributes)
    {
        ImmutableArray<Probe> probes = [.. attributes.Select(Read).OfType<Probe>()];
        foreach (IGrouping<string, Probe> same in probes.GroupBy(probe => probe.Name).Where(same => same.Count() > 1))
        {
            string addresses = Written.List([.. same.Select(probe => Written.Quote(probe.Address))]);
            mistakes.Add($"{Show(same.Last().Address)} Name: the probes of {addresses} are both called {Written.Quote(same.Key)}. Give one of them another Name.");
        }

        return probes;
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

    private static string Show(string? address) => $"[Probe({Written.Quote(address)})]";

    private Probe? Read(ProbeAttribute attribute)
    {
        int before = mistakes.Count;
        string shown = Show(attribute.Address);
        string? path = WatchedAddress.PathOf(attribute.Address, mayBePath: true, out string? problem);
        if (problem is not null)
        {
            // What is wrong may hold a password: then it is not repeated.
            shown = attribute.Address?.Contains('@', StringComparison.Ordinal) == true ? "[Probe]" : shown;
            mistakes.Add($"{shown} is wrong: {problem}.");
        }

        string name = attribute.Name ?? NameOf(path ?? "/");
        if (!MetricDeclarations.IsName(name))
        {
            mistakes.Add($"{shown} Name = {Written.Quote(name)} is wrong: a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\".");
        }

        if (attribute.Client is { } client && (string.IsNullOrWhiteSpace(client) || attribute.Address is not ['/', ..]))
        {
            mistakes.Add($"{shown} Client = {Written.Quote(client)} is wrong: write the name of a field or property that holds an HttpClient, and only beside a path.");
        }

        TimeSpan every = ReadTime(shown, nameof(attribute.Every), attribute.Every, DefaultEvery, Shortest);
        TimeSpan timeout = ReadTime(shown, nameof(attribute.Timeout), attribute.Timeout, DefaultTimeout, TimeSpan.FromMilliseconds(1));
        ExpectedStatuses expected = ReadStatuses(shown, attribute.ExpectStatus);
        return mistakes.Count > before
            ? null
            : new Probe
            {
                Name = name,
                Address = attribute.Address!,
                Every = Max(timeScale.Of(every), TimeSpan.FromMilliseconds(1)),
                Timeout = timeout,
                ExpectedStatuses = expected,
                Client = attribute.Client,
            };
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

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
