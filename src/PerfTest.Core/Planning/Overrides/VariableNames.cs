using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>The names of the environment variables that PerfTest reads. Any other name that starts with <c>PERFTEST_</c> is a mistake or a warning.</summary>
internal static class VariableNames
{
    /// <summary>What all of them start with.</summary>
    public const string Prefix = "PERFTEST_";

    // Execution.
    public const string Vus = "PERFTEST_VUS";
    public const string MaxVus = "PERFTEST_MAX_VUS";
    public const string Duration = "PERFTEST_DURATION";
    public const string Iterations = "PERFTEST_ITERATIONS";
    public const string Rate = "PERFTEST_RATE";
    public const string Stages = "PERFTEST_STAGES";
    public const string Warmup = "PERFTEST_WARMUP";
    public const string Thresholds = "PERFTEST_THRESHOLDS";

    // The run.
    public const string Config = "PERFTEST_CONFIG";
    public const string Profile = "PERFTEST_PROFILE";
    public const string Mode = "PERFTEST_MODE";
    public const string TimeScale = "PERFTEST_TIME_SCALE";
    public const string Seed = "PERFTEST_SEED";
    public const string Cooldown = "PERFTEST_COOLDOWN";
    public const string Exclusive = "PERFTEST_EXCLUSIVE";
    public const string Segment = "PERFTEST_SEGMENT";
    public const string SegmentSequence = "PERFTEST_SEGMENT_SEQUENCE";

    // A run on several machines.
    public const string Cluster = "PERFTEST_CLUSTER";
    public const string Role = "PERFTEST_ROLE";
    public const string Agents = "PERFTEST_AGENTS";
    public const string RunId = "PERFTEST_RUN_ID";
    public const string AgentWait = "PERFTEST_AGENT_WAIT";
    public const string OnAgentLoss = "PERFTEST_ON_AGENT_LOSS";

    // The target.
    public const string BaseUrl = "PERFTEST_BASE_URL";
    public const string AllowHosts = "PERFTEST_ALLOW_HOSTS";

    // What becomes of the results.
    public const string StrictHealth = "PERFTEST_STRICT_HEALTH";
    public const string Progress = "PERFTEST_PROGRESS";
    public const string ResultsDir = "PERFTEST_RESULTS_DIR";
    public const string Out = "PERFTEST_OUT";
    public const string StrictOutputs = "PERFTEST_STRICT_OUTPUTS";
    public const string History = "PERFTEST_HISTORY";

    /// <summary>As <see cref="History"/> says that there is none.</summary>
    public const string HistoryOff = "off";

    public const string Baseline = "PERFTEST_BASELINE";
    public const string TraceParent = "PERFTEST_TRACEPARENT";
    public const string Dashboard = "PERFTEST_DASHBOARD";
    public const string Otlp = "PERFTEST_OTLP";

    private static ImmutableSortedSet<string> s_known = ImmutableSortedSet.Create(
        StringComparer.Ordinal,
        Vus, MaxVus, Duration, Iterations, Rate, Stages, Warmup, Thresholds,
        Config, Profile, Mode, TimeScale, Seed, Cooldown, Exclusive, Segment, SegmentSequence,
        Cluster, Role, Agents, RunId, AgentWait, OnAgentLoss,
        BaseUrl, AllowHosts,
        StrictHealth, Progress, ResultsDir, Out, StrictOutputs, TraceParent, Dashboard, Otlp, History, Baseline);

    /// <summary>Which package reads a variable that the engine only knows of: without the package it does nothing, and a report says so.</summary>
    public static ImmutableSortedDictionary<string, string> Packages { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add(Dashboard, "PerfTest.AspNetCore")
        .Add(Otlp, "PerfTest.OpenTelemetry");

    /// <summary>The names known so far, sorted.</summary>
    public static ImmutableSortedSet<string> Known => s_known;

    /// <summary>A name as attributes would have it: <c>PERFTEST_BASE_URL</c> → <c>BaseUrl</c>.</summary>
    public static string SettingOf(string name) =>
        string.Concat(name[Prefix.Length..].Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => word[..1].ToUpperInvariant() + word[1..].ToLowerInvariant()));

    /// <summary>Makes a name known: a package calls it for each of its own, before the environment is read. May be called from any thread, and again.</summary>
    public static void Register(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"\"{name}\" does not start with {Prefix}.", nameof(name));
        }

        ImmutableInterlocked.Update(ref s_known, static (known, added) => known.Add(added), name);
    }
}
