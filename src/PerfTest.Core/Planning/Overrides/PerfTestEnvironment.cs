using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace PerfTest.Planning;

/// <summary>The <c>PERFTEST_*</c> variables, read once and checked: the uniform way to change a run from outside in every framework.</summary>
/// <remarks>
/// An empty variable counts as not set. An unknown name within edit distance 2 of a known one is a mistake, any other a warning. Names known here whose
/// meaning is another part's are available as text: <see cref="this[string]"/>.
/// </remarks>
internal sealed class PerfTestEnvironment
{
    private readonly ImmutableSortedDictionary<string, string> _variables;
    private readonly Dictionary<string, RunSetting> _below = new(StringComparer.Ordinal);
    private readonly bool _isDebuggerAttached;
    private readonly List<string> _mistakes = [];
    private readonly List<string> _warnings = [];

    private PerfTestEnvironment(IEnumerable<KeyValuePair<string, string?>> variables, bool isDebuggerAttached, IEnumerable<RunSetting>? below = null)
    {
        _isDebuggerAttached = isDebuggerAttached;
        var set = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string? value) in variables)
        {
            if (!string.IsNullOrWhiteSpace(value) && name.StartsWith(VariableNames.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                set[name] = value.Trim();
            }
        }

        _variables = set.ToImmutable();
        foreach (RunSetting setting in below ?? [])
        {
            _below[setting.Variable] = setting;
        }

        foreach (string name in _variables.Keys)
        {
            CheckName(name);
        }

        CheckSwitch(VariableNames.StrictHealth);
        CheckSwitch(VariableNames.StrictOutputs);
        (Mode, ModeOrigin) = ReadMode(isDebuggerAttached);
        TimeScale = Read(VariableNames.TimeScale, TimeScale.Parse) ?? TimeScale.One;
        Cooldown = Read(VariableNames.Cooldown, ReadCooldown) ?? TimeSpan.Zero;
        Exclusivity = Read(VariableNames.Exclusive, ReadExclusivity) ?? Exclusivity.Machine;
        Seed = Read(VariableNames.Seed, ReadSeed);
        Segment = ReadSegment();
        BaseUrl = this[VariableNames.BaseUrl] is { } url ? ReadBaseUrl(url) : null;
        AllowedHosts = ReadHosts(this[VariableNames.AllowHosts] ?? "");
        Profile = this[VariableNames.Profile];
        Layer = ReadLayer();
        Mistakes = [.. _mistakes];
        Warnings = [.. _warnings];
    }

    /// <summary><c>PERFTEST_MODE</c>; else <see cref="RunMode.Debug"/> under a debugger, <see cref="RunMode.Full"/> without.</summary>
    public RunMode Mode { get; }

    /// <summary><c>PERFTEST_MODE</c>, <c>debugger</c> or <c>default</c>.</summary>
    public string ModeOrigin { get; }

    /// <summary><c>PERFTEST_TIME_SCALE</c>. Default 1.</summary>
    public TimeScale TimeScale { get; }

    /// <summary><c>PERFTEST_COOLDOWN</c>: the pause between load tests, at most 1 day. Default 0s.</summary>
    public TimeSpan Cooldown { get; }

    /// <summary><c>PERFTEST_EXCLUSIVE</c>: <c>machine</c> (default) or <c>process</c>.</summary>
    public Exclusivity Exclusivity { get; }

    /// <summary><c>PERFTEST_SEED</c>, or null.</summary>
    public long? Seed { get; }

    /// <summary><c>PERFTEST_SEGMENT</c> of <c>PERFTEST_SEGMENT_SEQUENCE</c>. Default the whole.</summary>
    public Segment Segment { get; }

    /// <summary><c>PERFTEST_BASE_URL</c>, an absolute http or https address, or null.</summary>
    public Uri? BaseUrl { get; }

    /// <summary><c>PERFTEST_ALLOW_HOSTS</c>: hosts beside this machine that may get load, separated by commas.</summary>
    public ImmutableArray<HostPattern> AllowedHosts { get; }

    /// <summary><c>PERFTEST_PROFILE</c>: the name of the profile to run, or null. Adapters read it; planning is given the profile.</summary>
    public string? Profile { get; }

    /// <summary>The execution settings and limits that the variables set: the highest layer.</summary>
    public SettingLayer Layer { get; }

    public ImmutableArray<string> Mistakes { get; }

    public ImmutableArray<string> Warnings { get; }

    /// <summary>The value of a variable, trimmed, or null where it is not set or blank; what a file says in its place, see <see cref="Over"/>.</summary>
    public string? this[string name] => _variables.GetValueOrDefault(name) ?? _below.GetValueOrDefault(name)?.Text.Trim();

    /// <summary>Where reports say a value comes from: the variable itself, or the file that speaks in its place.</summary>
    public string OriginOf(string name) => _variables.ContainsKey(name) ? name : _below.GetValueOrDefault(name)?.Origin ?? name;

    /// <summary>What messages call a value.</summary>
    public string LabelOf(string name) => _variables.ContainsKey(name) ? name : _below.GetValueOrDefault(name)?.Label ?? name;

    /// <summary>Whether a switch is on: <c>1</c> or <c>true</c>. Off are <c>0</c>, <c>false</c> and a variable that is not set; anything else is a mistake.</summary>
    public bool IsOn(string name) => this[name] is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The variables of this process and its debugger.</summary>
    /// <param name="below">Values of variables that the process does not set, from a test framework's own parameters.</param>
    public static PerfTestEnvironment FromProcess(IReadOnlyDictionary<string, string>? below = null)
    {
        IEnumerable<KeyValuePair<string, string?>> parameters = below?.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)) ?? [];
        IEnumerable<KeyValuePair<string, string?>> own = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value));
        return new PerfTestEnvironment(parameters.Concat(own), Debugger.IsAttached);
    }

    /// <summary>The given variables; only those that start with <c>PERFTEST_</c> are looked at.</summary>
    public static PerfTestEnvironment Read(IReadOnlyDictionary<string, string?> variables, bool isDebuggerAttached = false) => new(variables, isDebuggerAttached);

    /// <summary>These variables, and where they say nothing the given settings, of several for one variable the last.</summary>
    public PerfTestEnvironment Over(IEnumerable<RunSetting> below) => new(_variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)), _isDebuggerAttached, below);

    /// <summary>What of it shapes plans, as the highest layer over <paramref name="below"/>.</summary>
    /// <param name="below">Layers between the attributes and the environment, lowest to highest.</param>
    public PlanOverrides ToOverrides(params IEnumerable<SettingLayer> below) => new()
    {
        Layers = [.. below, Layer],
        Mode = Mode,
        ModeOrigin = ModeOrigin,
        TimeScale = TimeScale,
        TimeScaleOrigin = OriginOf(VariableNames.TimeScale),
        Seed = Seed,
        SeedOrigin = OriginOf(VariableNames.Seed),
        Others = Others(),
        Segment = Segment,
        Mistakes = Mistakes,
        Warnings = Warnings,
    };

    /// <summary>The same, over what a file says for a test.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sections">What of it is for the test. Its settings in place of variables are below these variables already, see <see cref="Over"/>.</param>
    public PlanOverrides ToOverrides(SettingFile file, IEnumerable<SettingFileSection> sections)
    {
        PlanOverrides overrides = ToOverrides(sections.Select(section => section.Layer));
        IEnumerable<SettingOrigin> address = file.BaseUrl is { } url && this[VariableNames.BaseUrl] is null ? [new SettingOrigin("BaseUrl", Redaction.Clean(url.Text), url.Origin)] : [];
        return overrides with
        {
            Others = [.. address, .. overrides.Others, .. file.Origins],
            Mistakes = [.. overrides.Mistakes, .. file.Mistakes],
        };
    }

    // Whatever somebody has set, as reports show it.
    private ImmutableArray<SettingOrigin> Others() =>
    [
        .. new[] { VariableNames.BaseUrl, VariableNames.AllowHosts, VariableNames.Cooldown, VariableNames.Exclusive, VariableNames.StrictHealth, VariableNames.StrictOutputs, VariableNames.TraceParent }
            .Where(name => this[name] is not null)
            .Select(name => new SettingOrigin(VariableNames.SettingOf(name), Redaction.Clean(this[name]!), OriginOf(name))),
    ];

    private void CheckName(string name)
    {
        if (VariableNames.Known.Contains(name))
        {
            return;
        }

        string? nearest = EditDistance.Nearest(name.ToUpperInvariant(), VariableNames.Known);
        if (nearest is null)
        {
            _warnings.Add($"The environment variable {name} is not one of PerfTest's and is ignored.");
        }
        else
        {
            _mistakes.Add($"The environment variable {name} is not one of PerfTest's; did you mean {nearest}?");
        }
    }

    private void CheckSwitch(string name)
    {
        if (this[name] is { } text && text.ToUpperInvariant() is not ("1" or "0" or "TRUE" or "FALSE"))
        {
            _mistakes.Add($"{LabelOf(name)} = {Written.Quote(text)} is not a switch: write 1 or 0.");
        }
    }

    private (RunMode Mode, string Origin) ReadMode(bool isDebuggerAttached)
    {
        string? text = this[VariableNames.Mode];
        switch (text?.ToUpperInvariant())
        {
            case "FULL":
                return (RunMode.Full, OriginOf(VariableNames.Mode));
            case "SMOKE":
                return (RunMode.Smoke, OriginOf(VariableNames.Mode));
            case "DEBUG":
                return (RunMode.Debug, OriginOf(VariableNames.Mode));
            case null:
                return isDebuggerAttached ? (RunMode.Debug, "debugger") : (RunMode.Full, "default");
            default:
                _mistakes.Add($"{LabelOf(VariableNames.Mode)} = {Written.Quote(text)} is not a mode: write full, smoke or debug.");
                return (RunMode.Full, OriginOf(VariableNames.Mode));
        }
    }

    private Segment ReadSegment()
    {
        string? segment = this[VariableNames.Segment];
        string? sequence = this[VariableNames.SegmentSequence];
        if (segment is null && sequence is not null)
        {
            _mistakes.Add($"{VariableNames.SegmentSequence} = {Written.Quote(sequence)} needs {VariableNames.Segment} beside it, which says which part of the sequence this process is, such as \"0:1/3\".");
            return Segment.Whole;
        }

        if (!Segment.TryParse(segment, sequence, out Segment parsed, out string? mistake))
        {
            _mistakes.Add($"{(sequence is null ? VariableNames.Segment : $"{VariableNames.Segment} with {VariableNames.SegmentSequence}")}: {mistake}");
        }

        return parsed;
    }

    private Uri? ReadBaseUrl(string text)
    {
        Parsed<Uri> url = ParseBaseUrl(text);
        if (!url.IsOk)
        {
            _mistakes.Add($"{VariableNames.BaseUrl} = {url.Error}");
        }

        return url.Value;
    }

    /// <summary>Reads a target's address: absolute, http or https.</summary>
    public static Parsed<Uri> ParseBaseUrl(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? Parsed<Uri>.Ok(url)
            : Parsed<Uri>.Wrong($"{Written.Quote(text)} is not an absolute address: write one that starts with http:// or https://, such as https://staging.example.");

    private ImmutableArray<HostPattern> ReadHosts(string text)
    {
        var hosts = ImmutableArray.CreateBuilder<HostPattern>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Parsed<HostPattern> host = HostPattern.Parse(part);
            if (host.IsOk)
            {
                hosts.Add(host.Value);
            }
            else
            {
                _mistakes.Add($"{VariableNames.AllowHosts}: {host.Error}");
            }
        }

        return hosts.ToImmutable();
    }

    private SettingLayer ReadLayer() => new()
    {
        Name = "PERFTEST_*",
        Workload = new WorkloadSettings
        {
            Vus = (int?)Read(VariableNames.Vus, text => ReadWhole(text, "virtual users", PlanLimits.Vus)),
            MaxVus = (int?)Read(VariableNames.MaxVus, text => ReadWhole(text, "virtual users", PlanLimits.Vus)),
            Iterations = Read(VariableNames.Iterations, text => ReadWhole(text, "iterations", PlanLimits.Iterations)),
            Duration = this[VariableNames.Duration],
            Rate = this[VariableNames.Rate],
            Stages = this[VariableNames.Stages],
            Warmup = this[VariableNames.Warmup],
        },
        Thresholds = [.. ThresholdListSplitter.Split(this[VariableNames.Thresholds] ?? "").Select(expression => new ThresholdAttribute(expression))],
        OwnNames = new Dictionary<string, string>
        {
            [nameof(ExecutionSettings.Vus)] = VariableNames.Vus,
            [nameof(ExecutionSettings.MaxVus)] = VariableNames.MaxVus,
            [nameof(ExecutionSettings.Iterations)] = VariableNames.Iterations,
            [nameof(ExecutionSettings.Duration)] = VariableNames.Duration,
            [nameof(ExecutionSettings.Rate)] = VariableNames.Rate,
            [nameof(ExecutionSettings.Stages)] = VariableNames.Stages,
            [nameof(ExecutionSettings.Warmup)] = VariableNames.Warmup,
            [nameof(SettingLayer.Thresholds)] = VariableNames.Thresholds,
        },
    };

    private T? Read<T>(string name, Func<string, Parsed<T>> parse)
        where T : struct
    {
        if (this[name] is not { } text)
        {
            return null;
        }

        Parsed<T> parsed = parse(text);
        if (parsed.IsOk)
        {
            return parsed.Value;
        }

        _mistakes.Add($"{LabelOf(name)} = {parsed.Error}");
        return null;
    }

    private static Parsed<long> ReadWhole(string text, string what, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= 1 && number <= most
            ? Parsed<long>.Ok(number)
            : Parsed<long>.Wrong($"{Written.Quote(text)} is not a number of {what}: write a whole number from 1 to {Written.Number(most)}.");

    private static Parsed<long> ReadSeed(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seed)
            ? Parsed<long>.Ok(seed)
            : Parsed<long>.Wrong($"{Written.Quote(text)} is not a seed: write a whole number from {Written.Number(long.MinValue)} to {Written.Number(long.MaxValue)}.");

    private static Parsed<TimeSpan> ReadCooldown(string text)
    {
        Parsed<TimeSpan> pause = DurationParser.Parse(text);
        return pause.IsOk && pause.Value > TimeSpan.FromDays(1)
            ? Parsed<TimeSpan>.Wrong($"{Written.Quote(text)} is too long a pause: at most 1d is allowed.")
            : pause;
    }

    private static Parsed<Exclusivity> ReadExclusivity(string text) => text.ToLowerInvariant() switch
    {
        "machine" => Parsed<Exclusivity>.Ok(Exclusivity.Machine),
        "process" => Parsed<Exclusivity>.Ok(Exclusivity.Process),
        _ => Parsed<Exclusivity>.Wrong(
            $"{Written.Quote(text)} is not what a load test can be alone on: write \"machine\" (no other load test of yours runs on this machine) or \"process\"."),
    };
}
