using System.Globalization;
using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Transport;
using PerfTest.Planning;

namespace PerfTest.Cluster.Nodes;

/// <summary>The variables of a run on several machines, read and checked.</summary>
internal sealed record ClusterSettings
{
    private const int MostAgents = 10_000;
    private const int LongestRunId = 100;

    public BrokerAddress? Broker { get; private init; }

    /// <summary><c>PERFTEST_RUN_ID</c>: tells runs apart that meet at one broker. Default <c>default</c>.</summary>
    public string Run { get; private init; } = "default";

    /// <summary><c>PERFTEST_ROLE</c>: <c>controller</c> (default) or <c>agent</c>.</summary>
    public bool IsAgent { get; private init; }

    /// <summary><c>PERFTEST_AGENTS</c>, 1 to 10,000; on the controller it must be there.</summary>
    public int Agents { get; private init; }

    /// <summary><c>PERFTEST_AGENT_WAIT</c>. Default 5 min.</summary>
    public TimeSpan Wait { get; private init; } = TimeSpan.FromMinutes(5);

    /// <summary><c>PERFTEST_ON_AGENT_LOSS</c>: <c>abort</c> (default) or <c>continue</c>.</summary>
    public OnAgentLoss OnAgentLoss { get; private init; }

    public IReadOnlyList<string> Mistakes { get; private init; } = [];

    public static ClusterSettings Read(PerfTestEnvironment environment)
    {
        var mistakes = new List<string>();
        bool isAgent = ReadRole(environment, mistakes);
        foreach (string name in new[] { VariableNames.Segment, VariableNames.SegmentSequence })
        {
            if (environment[name] is not null)
            {
                mistakes.Add($"{name} divides the load by hand, and {VariableNames.Cluster} lets the controller divide it: leave one of them out.");
            }
        }

        return new ClusterSettings
        {
            Broker = BrokerAddress.Parse(environment[VariableNames.Cluster] ?? "", VariableNames.Cluster, mistakes),
            Run = ReadRun(environment, mistakes),
            IsAgent = isAgent,
            Agents = ReadAgents(environment, isAgent, mistakes),
            Wait = ReadWait(environment, mistakes),
            OnAgentLoss = ReadLoss(environment, mistakes),
            Mistakes = mistakes,
        };
    }

    private static bool ReadRole(PerfTestEnvironment environment, List<string> mistakes)
    {
        string? text = environment[VariableNames.Role];
        switch (text?.ToUpperInvariant())
        {
            case null or "CONTROLLER":
                return false;
            case "AGENT":
                return true;
            default:
                mistakes.Add($"{VariableNames.Role} = {Written.Quote(text)} is not a role: write controller or agent.");
                return false;
        }
    }

    private static string ReadRun(PerfTestEnvironment environment, List<string> mistakes)
    {
        string run = environment[VariableNames.RunId] ?? "default";
        if (run.Length > LongestRunId || !run.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            mistakes.Add($"{VariableNames.RunId} = {Written.Quote(run)} is not a name: it has at most {LongestRunId} letters, digits, hyphens, underscores and dots.");
        }

        return run;
    }

    private static int ReadAgents(PerfTestEnvironment environment, bool isAgent, List<string> mistakes)
    {
        string? text = environment[VariableNames.Agents];
        if (text is null)
        {
            if (!isAgent)
            {
                mistakes.Add($"{VariableNames.Cluster} is set, and {VariableNames.Agents} does not say how many agents send the load: write a number, such as 5.");
            }

            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int agents) && agents is >= 1 and <= MostAgents)
        {
            return agents;
        }

        mistakes.Add($"{VariableNames.Agents} = {Written.Quote(text)} is not a number of agents: it is from 1 to {Written.Number(MostAgents)}.");
        return 0;
    }

    private static TimeSpan ReadWait(PerfTestEnvironment environment, List<string> mistakes)
    {
        if (environment[VariableNames.AgentWait] is not { } text)
        {
            return TimeSpan.FromMinutes(5);
        }

        Parsed<TimeSpan> wait = DurationParser.Parse(text);
        if (wait.IsOk && wait.Value >= TimeSpan.FromSeconds(1) && wait.Value <= TimeSpan.FromDays(1))
        {
            return wait.Value;
        }

        mistakes.Add(wait.IsOk ? $"{VariableNames.AgentWait} = {Written.Quote(text)} is not possible: it is from 1s to 1d." : $"{VariableNames.AgentWait}: {wait.Error}");
        return TimeSpan.FromMinutes(5);
    }

    private static OnAgentLoss ReadLoss(PerfTestEnvironment environment, List<string> mistakes)
    {
        string? text = environment[VariableNames.OnAgentLoss];
        switch (text?.ToUpperInvariant())
        {
            case null or "ABORT":
                return OnAgentLoss.Abort;
            case "CONTINUE":
                return OnAgentLoss.Continue;
            default:
                mistakes.Add($"{VariableNames.OnAgentLoss} = {Written.Quote(text)} is not possible: write abort or continue.");
                return OnAgentLoss.Abort;
        }
    }
}
