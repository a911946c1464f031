using System.Globalization;
using System.Text.Json;

namespace PerfTest.Planning;

/// <summary>Reads a <c>perftest.json</c> and finds everything that is wrong with it. No text makes it throw.</summary>
internal sealed class SettingFileReader
{
    private static readonly string[] AllNames = [.. SettingKeys.All.Select(key => key.Name)];
    private static readonly string[] TestNames = [.. SettingKeys.All.Where(key => !key.IsForAll).Select(key => key.Name)];

    private static readonly string[] OfThreshold = [.. SettingKeys.OfThreshold.Select(key => key.Name)];

    private readonly string _name;
    private readonly string _folder;
    private readonly List<string> _mistakes = [];
    private readonly List<(string Pattern, SettingFileSection Section)> _sections = [];
    private readonly List<SettingOrigin> _origins = [];
    private readonly List<HostPattern> _hosts = [];
    private RunSetting? _baseUrl;
    private bool? _sharesConnections;

    private SettingFileReader(string name, string folder)
    {
        _name = name;
        _folder = folder;
    }

    /// <param name="text">The whole file.</param>
    /// <param name="name">What reports and messages call it: <c>perftest.json</c>.</param>
    /// <param name="folder">Where it is: paths in it count from there.</param>
    public static SettingFile Read(string text, string name, string folder)
    {
        var reader = new SettingFileReader(name, folder);
        if (JsonPartReader.Read(text, out JsonPart? root, out Place place) is { } mistake)
        {
            return new SettingFile { Mistakes = [$"{name}{place}: {mistake}"] };
        }

        reader.ReadRoot(root!);
        return new SettingFile
        {
            Sections = [.. reader._sections],
            BaseUrl = reader._baseUrl,
            AllowedHosts = [.. reader._hosts],
            SharesConnections = reader._sharesConnections,
            Origins = [.. reader._origins],
            Mistakes = [.. reader._mistakes.Distinct()],
        };
    }

    private void ReadRoot(JsonPart root)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            _mistakes.Add($"{_name}{root.Place}: the whole is {Kind(root)}: write an object of settings, such as {{ \"duration\": \"30s\" }}.");
            return;
        }

        ReadSection("*", "", root);
        foreach (JsonMember tests in root.Members.Where(member => member.Name == SettingKeys.Tests))
        {
            ReadTests(tests.Value);
        }
    }

    private void ReadTests(JsonPart tests)
    {
        if (tests.Kind != JsonValueKind.Object)
        {
            return;
        }

        CheckTwice(tests, name => $"tests[{Written.Quote(name)}]");
        foreach (JsonMember test in tests.Members)
        {
            string section = $"tests[{Written.Quote(test.Name)}]";
            if (string.IsNullOrWhiteSpace(test.Name))
            {
                _mistakes.Add($"{_name}{test.Place}: {section} names no test: write a test's name, or a pattern such as \"Shop*\".");
            }
            else if (test.Value.Kind != JsonValueKind.Object)
            {
                _mistakes.Add($"{Is(Label(test.Value, section), test.Value)}: write an object of settings, such as {{ \"vus\": 10 }}.");
            }
            else
            {
                ReadSection(test.Name.Trim(), section, test.Value);
            }
        }
    }

    private void ReadSection(string pattern, string section, JsonPart part)
    {
        bool isTop = section.Length == 0;
        string origin = isTop ? _name : $"{_name} {section}";
        var workload = new WorkloadSettings();
        var labels = new Dictionary<string, string>();
        var thresholds = new List<ThresholdAttribute>();
        var runSettings = new List<RunSetting>();
        string? tags = null;
        CheckTwice(part, Written.Quote);
        foreach (JsonMember member in part.Members)
        {
            if (KeyOf(member, section) is not { } key)
            {
                continue;
            }

            string what = isTop ? key.Name : $"{section} {key.Name}";
            string label = Label(member.Value, what);
            labels[key.AttributeName] = label;
            if (!HasShape(key, member.Value, label))
            {
                continue;
            }

            if (key.Variable is { } variable)
            {
                runSettings.Add(new RunSetting(variable, RunText(key, member.Value), origin, label));
            }
            else if (key.IsForAll)
            {
                ReadForAll(key, member.Value, label);
            }
            else if (key.Name == SettingKeys.Thresholds)
            {
                thresholds.AddRange(ReadThresholds(member.Value, what));
            }
            else if (key.Name == SettingKeys.Tags)
            {
                tags = ReadTags(member.Value, what);
            }
            else
            {
                ReadWorkload(workload, key, member.Value, label);
            }
        }

        var layer = new SettingLayer { Name = origin, Workload = workload, Labels = labels, Thresholds = thresholds, Tags = tags };
        _sections.Add((pattern, new SettingFileSection(layer, [.. runSettings])));
        Check(layer, runSettings);
    }

    /// <summary>What planning would say, also for sections of tests that do not run now.</summary>
    private void Check(SettingLayer layer, IReadOnlyList<RunSetting> runSettings)
    {
        new SettingReader(layer, _mistakes).Read();
        LayerTags.Read(layer, _mistakes);
        _mistakes.AddRange(PerfTestEnvironment.Read(new Dictionary<string, string?>()).Over(runSettings).Mistakes);
        new ThresholdPlanner(declared: null, TimeScale.One, _mistakes, []).Read(layer.Thresholds, layer.Name);
    }

    private SettingKey? KeyOf(JsonMember member, string section)
    {
        bool isTop = section.Length == 0;
        if (SettingKeys.All.FirstOrDefault(key => key.Name == member.Name) is { } known)
        {
            if (isTop || !known.IsForAll)
            {
                return known;
            }

            _mistakes.Add($"{_name}{member.Place}: {Written.Quote(member.Name)} is for all tests together: write it at the top level, not in {section}.");
            return null;
        }

        string[] names = isTop ? AllNames : TestNames;
        _mistakes.Add($"{_name}{member.Place}: there is no setting {Written.Quote(member.Name)}{Hint(member.Name, names)}");
        return null;
    }

    private static string Hint(string name, string[] names) =>
        Nearest(name, names) is { } nearest ? $"; did you mean {Written.Quote(nearest)}?" : $": write {Written.List(names, " or ")}.";

    // max_vus, MAXVUS and PERFTEST_MAX_VUS are meant well, too.
    private static string? Nearest(string name, string[] names)
    {
        string plain = (name.StartsWith(VariableNames.Prefix, StringComparison.OrdinalIgnoreCase) ? name[VariableNames.Prefix.Length..] : name).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return names.FirstOrDefault(known => known.Equals(plain, StringComparison.OrdinalIgnoreCase)) ?? EditDistance.Nearest(plain, names);
    }

    private void CheckTwice(JsonPart part, Func<string, string> show)
    {
        foreach (IGrouping<string, JsonMember> same in part.Members.GroupBy(member => member.Name).Where(same => same.Count() > 1))
        {
            JsonMember[] members = [.. same];
            _mistakes.Add($"{_name}{members[1].Place}: {show(same.Key)} is written twice, first in line {Written.Number(members[0].Place.Line)}.");
        }
    }

    private bool HasShape(SettingKey key, JsonPart value, string label)
    {
        (bool fits, string allowed) = key.Shape switch
        {
            SettingShape.WholeNumber => (value.Kind == JsonValueKind.Number, "a whole number"),
            SettingShape.Number => (value.Kind == JsonValueKind.Number, "a number"),
            SettingShape.Text => (value.Kind == JsonValueKind.String, "a string"),
            SettingShape.Switch => (value.Kind is JsonValueKind.True or JsonValueKind.False, "true or false"),
            SettingShape.SwitchOrWholeNumber => (value.Kind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number, "true, false or a whole number"),
            SettingShape.SwitchOrText => (value.Kind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.String, "true, false or a string"),
            SettingShape.TextOrTexts => (value.Kind == JsonValueKind.String || IsTexts(value), "a string, or an array of strings"),
            SettingShape.Texts => (IsTexts(value), "an array of strings"),
            SettingShape.Thresholds => (value.Kind == JsonValueKind.Array, "an array of limits"),
            SettingShape.Tags => (value.Kind is JsonValueKind.String or JsonValueKind.Object, "an object of strings"),
            _ => (value.Kind == JsonValueKind.Object, "an object of sections"),
        };
        if (!fits)
        {
            _mistakes.Add($"{Is(label, value)}: write {allowed}, such as {key.Example}.");
        }

        return fits;
    }

    private static bool IsTexts(JsonPart value) => value.Kind == JsonValueKind.Array && value.Items.Length > 0 && value.Items.All(item => item.Kind == JsonValueKind.String);

    private void ReadWorkload(WorkloadSettings workload, SettingKey key, JsonPart value, string label)
    {
        switch (key.AttributeName)
        {
            case nameof(workload.Vus):
                workload.Vus = Count(key, value, label);
                break;
            case nameof(workload.StartVus):
                workload.StartVus = Count(key, value, label);
                break;
            case nameof(workload.PreAllocatedVus):
                workload.PreAllocatedVus = Count(key, value, label);
                break;
            case nameof(workload.MaxVus):
                workload.MaxVus = Count(key, value, label);
                break;
            case nameof(workload.Iterations):
                workload.Iterations = Whole(key, value, label, long.MaxValue);
                break;
            case nameof(workload.IterationsPerVu):
                workload.IterationsPerVu = Whole(key, value, label, long.MaxValue);
                break;
            case nameof(workload.Duration):
                workload.Duration = value.Text;
                break;
            case nameof(workload.MaxDuration):
                workload.MaxDuration = value.Text;
                break;
            case nameof(workload.Rate):
                workload.Rate = value.Text;
                break;
            case nameof(workload.StartRate):
                workload.StartRate = value.Text;
                break;
            case nameof(workload.Stages):
                workload.Stages = value.Kind == JsonValueKind.String ? value.Text : string.Join(", ", value.Items.Select(item => item.Text.Trim()));
                break;
            case nameof(workload.GracefulStop):
                workload.GracefulStop = value.Text;
                break;
            case nameof(workload.GracefulRampDown):
                workload.GracefulRampDown = value.Text;
                break;
            case nameof(workload.Warmup):
                workload.Warmup = value.Text;
                break;
            case nameof(workload.Arrivals):
                workload.Arrivals = ReadArrivals(value.Text, label);
                break;
            default:
                throw new InvalidOperationException($"Nobody reads the setting {key.Name}.");
        }
    }

    private int? Count(SettingKey key, JsonPart value, string label) => (int?)Whole(key, value, label, int.MaxValue);

    private long? Whole(SettingKey key, JsonPart value, string label, long most)
    {
        if (long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number <= most && number >= -most)
        {
            return number;
        }

        _mistakes.Add($"{label} = {value.Text} is wrong: write a whole number of at most {Written.Number(most)}, such as {key.Example}.");
        return null;
    }

    private Arrivals? ReadArrivals(string text, string label)
    {
        switch (text.Trim().ToLowerInvariant())
        {
            case "uniform":
                return Arrivals.Uniform;
            case "poisson":
                return Arrivals.Poisson;
            default:
                _mistakes.Add($"{label} = {Written.Quote(text)} is not a way to space arrivals: write \"uniform\" or \"poisson\".");
                return null;
        }
    }

    private string RunText(SettingKey key, JsonPart value)
    {
        const string File = "file:";
        return key.Name switch
        {
            SettingKeys.History when value.Text.Trim().Equals(VariableNames.HistoryOff, StringComparison.OrdinalIgnoreCase) => value.Text,
            SettingKeys.ResultsDir or SettingKeys.History when !string.IsNullOrWhiteSpace(value.Text) => Path.Combine(_folder, value.Text.Trim()),
            SettingKeys.Progress when value.Text.StartsWith(File, StringComparison.OrdinalIgnoreCase) && value.Text.Length > File.Length =>
                File + Path.Combine(_folder, value.Text[File.Length..].Trim()),
            SettingKeys.Out when value.Kind == JsonValueKind.Array => string.Join(',', value.Items.Select(item => item.Text.Trim())),
            _ => value.Text,
        };
    }

    private void ReadForAll(SettingKey key, JsonPart value, string label)
    {
        switch (key.Name)
        {
            case SettingKeys.BaseUrl:
                Parsed<Uri> url = PerfTestEnvironment.ParseBaseUrl(value.Text);
                if (url.IsOk)
                {
                    _baseUrl = new RunSetting(VariableNames.BaseUrl, value.Text, _name, label);
                }
                else
                {
                    _mistakes.Add($"{label} = {url.Error}");
                }

                break;
            case SettingKeys.AllowHosts:
                ReadHosts(value);
                break;
            case SettingKeys.Connections:
                ReadConnections(value.Text, label);
                break;
            default:
                // $schema is for editors; tests are read when the top level is.
                break;
        }
    }

    private void ReadHosts(JsonPart value)
    {
        foreach (JsonPart item in value.Items)
        {
            Parsed<HostPattern> host = HostPattern.Parse(item.Text);
            if (host.IsOk)
            {
                _hosts.Add(host.Value);
            }
            else
            {
                _mistakes.Add($"{Label(item, SettingKeys.AllowHosts)}: {host.Error}");
            }
        }

        _origins.Add(new SettingOrigin("AllowHosts", string.Join(", ", value.Items.Select(item => item.Text.Trim())), _name));
    }

    private void ReadConnections(string text, string label)
    {
        _sharesConnections = text.Trim().ToLowerInvariant() switch
        {
            "shared" => true,
            "pervu" => false,
            _ => null,
        };
        if (_sharesConnections is null)
        {
            _mistakes.Add($"{label} = {Written.Quote(text)} does not say who shares connections: write \"perVu\" or \"shared\".");
        }
        else
        {
            _origins.Add(new SettingOrigin("Connections", text.Trim(), _name));
        }
    }

    private string? ReadTags(JsonPart value, string what)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return value.Text;
        }

        CheckTwice(value, Written.Quote);
        bool[] areTexts = [.. value.Members.Select(member => IsText(member.Value, Label(member.Value, $"{what} {member.Name}"), "\"shop\""))];
        return areTexts.Length > 0 && areTexts.All(isText => isText) ? TagListParser.Print(value.Members.DistinctBy(member => member.Name).Select(member => KeyValuePair.Create(member.Name, member.Value.Text))) : null;
    }

    private IEnumerable<ThresholdAttribute> ReadThresholds(JsonPart value, string what)
    {
        foreach (JsonPart item in value.Items)
        {
            string label = Label(item, what);
            if (item.Kind == JsonValueKind.String)
            {
                yield return new ThresholdAttribute(item.Text) { Label = label };
            }
            else if (item.Kind == JsonValueKind.Object)
            {
                if (ReadThreshold(item, what) is { } threshold)
                {
                    yield return threshold;
                }
            }
            else
            {
                _mistakes.Add($"{Is(label, item)}: write a limit, such as \"p95<500ms\", or an object, such as {{ \"expression\": \"p95<500ms\", \"abortOnFail\": true }}.");
            }
        }
    }

    private ThresholdAttribute? ReadThreshold(JsonPart item, string what)
    {
        int before = _mistakes.Count;
        CheckTwice(item, Written.Quote);
        var values = new Dictionary<string, JsonPart>();
        foreach (JsonMember member in item.Members)
        {
            if (SettingKeys.OfThreshold.FirstOrDefault(key => key.Name == member.Name) is not { } known)
            {
                _mistakes.Add($"{_name}{member.Place}: a limit has no {Written.Quote(member.Name)}{Hint(member.Name, OfThreshold)}");
            }
            else if (HasShape(known, member.Value, Label(member.Value, $"{what} {known.Name}")))
            {
                values[known.AttributeName] = member.Value;
            }
        }

        string label = Label(item, what);
        if (Text(nameof(ThresholdAttribute.Expression)) is { } expression)
        {
            return new ThresholdAttribute(expression)
            {
                Label = label,
                AbortOnFail = values.GetValueOrDefault(nameof(ThresholdAttribute.AbortOnFail))?.Kind == JsonValueKind.True,
                DelayAbortEval = Text(nameof(ThresholdAttribute.DelayAbortEval)),
                During = Text(nameof(ThresholdAttribute.During)),
                After = Text(nameof(ThresholdAttribute.After)),
                Window = Text(nameof(ThresholdAttribute.Window)),
                RecoversWithin = Text(nameof(ThresholdAttribute.RecoversWithin)),
                AfterStage = Text(nameof(ThresholdAttribute.AfterStage)),
            };
        }

        if (before == _mistakes.Count)
        {
            _mistakes.Add($"{label} has no expression: write one, such as {{ \"expression\": \"p95<500ms\" }}.");
        }

        return null;

        string? Text(string name) => values.GetValueOrDefault(name)?.Text;
    }

    private bool IsText(JsonPart value, string label, string example)
    {
        if (value.Kind != JsonValueKind.String)
        {
            _mistakes.Add($"{Is(label, value)}: write a string, such as {example}.");
        }

        return value.Kind == JsonValueKind.String;
    }

    private string Label(JsonPart value, string what) => $"{_name}{value.Place} {what}";

    // "perftest.json(2,10) vus = "5" is a string"
    private static string Is(string label, JsonPart value) => value.Kind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null
        ? $"{label} is {Kind(value)}"
        : $"{label} = {value.Shown} is {Kind(value)}";

    private static string Kind(JsonPart value) => value.Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
