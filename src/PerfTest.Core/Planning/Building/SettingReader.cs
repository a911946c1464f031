using System.Collections.Immutable;
using System.Globalization;

namespace PerfTest.Planning;

/// <summary>Parses one layer and checks each setting for itself; what settings mean together is judged when all layers are merged.</summary>
/// <param name="layer">What was written.</param>
/// <param name="mistakes">Gets a sentence for each wrong setting.</param>
internal sealed class SettingReader(SettingLayer layer, List<string> mistakes)
{
    private const string AttributeStages = "[Stage]";

    public ExecutionSettings Read()
    {
        WorkloadSettings written = layer.Workload;
        return new ExecutionSettings
        {
            Vus = Count(nameof(written.Vus), written.Vus, 1),
            StartVus = Count(nameof(written.StartVus), written.StartVus, 0),
            PreAllocatedVus = Count(nameof(written.PreAllocatedVus), written.PreAllocatedVus, 1),
            MaxVus = Count(nameof(written.MaxVus), written.MaxVus, 1),
            Iterations = Count(nameof(written.Iterations), written.Iterations),
            IterationsPerVu = Count(nameof(written.IterationsPerVu), written.IterationsPerVu),
            Rate = ReadRate(nameof(written.Rate), written.Rate, mayBeZero: false),
            StartRate = ReadRate(nameof(written.StartRate), written.StartRate, mayBeZero: true),
            Arrivals = ReadArrivals(written.Arrivals),
            Stages = ReadStages(written.Stages),
            Duration = Time(nameof(written.Duration), written.Duration, mayBeZero: false),
            MaxDuration = Time(nameof(written.MaxDuration), written.MaxDuration, mayBeZero: false),
            StartTime = Time(nameof(written.StartTime), written.StartTime),
            GracefulRampDown = Time(nameof(written.GracefulRampDown), written.GracefulRampDown),
            GracefulStop = Time(nameof(written.GracefulStop), written.GracefulStop),
            Warmup = ReadWarmup(written.Warmup),
        };
    }

    private Setting<int>? Count(string name, int? written, int least)
    {
        if (written is not { } value)
        {
            return null;
        }

        bool isValid = value >= least && value <= PlanLimits.Vus;
        if (!isValid)
        {
            mistakes.Add($"{Assign(name, Invariant(value))} is wrong: write a whole number of virtual users from {least} to {Written.Number(PlanLimits.Vus)}.");
        }

        return Make(name, value, Invariant(value), isValid);
    }

    private Setting<long>? Count(string name, long? written)
    {
        if (written is not { } value)
        {
            return null;
        }

        bool isValid = value is >= 1 and <= PlanLimits.Iterations;
        if (!isValid)
        {
            mistakes.Add($"{Assign(name, Invariant(value))} is wrong: write a whole number of iterations from 1 to {Written.Number(PlanLimits.Iterations)}.");
        }

        return Make(name, value, Invariant(value), isValid);
    }

    private Setting<TimeSpan>? Time(string name, string? written, bool mayBeZero = true)
    {
        if (written is null)
        {
            return null;
        }

        Parsed<TimeSpan> time = DurationParser.Parse(written);
        bool isValid = Accept(name, time) && CheckTime(Assign(name, Written.Quote(written)), time.Value, mayBeZero);
        return Make(name, time.Value, written.Trim(), isValid);
    }

    private Setting<WarmupSetting>? ReadWarmup(string? written)
    {
        const string Name = nameof(WorkloadSettings.Warmup);
        if (written is null)
        {
            return null;
        }

        Parsed<WarmupSetting> warmup = WarmupSetting.Parse(written);
        bool isValid = Accept(Name, warmup) && CheckTime(Assign(Name, Written.Quote(written)), warmup.Value.Length ?? TimeSpan.Zero, mayBeZero: true);
        return Make(Name, warmup.Value, written.Trim(), isValid);
    }

    private Setting<Rate>? ReadRate(string name, string? written, bool mayBeZero)
    {
        if (written is null)
        {
            return null;
        }

        Parsed<Rate> rate = RateParser.Parse(written);
        bool isValid = Accept(name, rate) && CheckRate(Assign(name, Written.Quote(written)), rate.Value, mayBeZero);
        return Make(name, rate.Value, written.Trim(), isValid);
    }

    private Setting<Arrivals>? ReadArrivals(Arrivals? written)
    {
        const string Name = nameof(WorkloadSettings.Arrivals);
        if (written is not { } value)
        {
            return null;
        }

        bool isValid = Enum.IsDefined(value);
        if (!isValid)
        {
            mistakes.Add($"{Assign(Name, value.ToString())} is wrong: write Arrivals.Uniform or Arrivals.Poisson.");
        }

        return Make(Name, value, value.ToString(), isValid);
    }

    private Setting<ImmutableArray<StageSpec>>? ReadStages(string? line)
    {
        const string Name = nameof(WorkloadSettings.Stages);
        if (line is not null && layer.Stages.Count > 0)
        {
            mistakes.Add($"{layer.LabelOf(Name)} and {AttributeStages} attributes are both written: write the stages one way or the other.");
            return Make(Name, ImmutableArray<StageSpec>.Empty, line.Trim(), isValid: false);
        }

        if (line is not null)
        {
            Parsed<ImmutableArray<StageSpec>> parsed = StageListParser.Parse(line);
            bool isValid = Accept(Name, parsed);
            ImmutableArray<StageSpec> stages = isValid ? parsed.Value : [];
            return Make(Name, stages, line.Trim(), isValid && CheckStages(Assign(Name, Written.Quote(line)), stages));
        }

        if (layer.Stages.Count == 0)
        {
            return null;
        }

        ImmutableArray<StageSpec> attributes = [.. layer.Stages.Select(ReadStage).OfType<StageSpec>()];
        bool allValid = attributes.Length == layer.Stages.Count && CheckStages($"The {AttributeStages} attributes", attributes);
        return new Setting<ImmutableArray<StageSpec>>(Name, attributes, StageSpec.Print(attributes), AttributeStages, AttributeStages) { IsValid = allValid };
    }

    private StageSpec? ReadStage(StageAttribute stage)
    {
        string shown = $"[Stage({Written.Quote(stage.Duration)}, {Written.Quote(stage.Target)})]";
        Parsed<TimeSpan> duration = DurationParser.Parse(stage.Duration);
        Parsed<StageTarget> target = StageTarget.Parse(stage.Target);
        if (!duration.IsOk)
        {
            mistakes.Add($"{shown}: {duration.Error}");
        }

        if (!target.IsOk)
        {
            mistakes.Add($"{shown}: {target.Error}");
        }

        return duration.IsOk && target.IsOk ? new StageSpec(duration.Value, target.Value, stage.Name) : null;
    }

    private bool CheckStages(string shown, ImmutableArray<StageSpec> stages)
    {
        int before = mistakes.Count;
        if (stages.Length > PlanLimits.Stages)
        {
            mistakes.Add($"{shown}: {Written.Number(stages.Length)} stages are too many, at most {Written.Number(PlanLimits.Stages)} are allowed.");
        }

        foreach (StageSpec stage in stages)
        {
            string stageShown = $"{shown}, stage {stage}";
            CheckTime(stageShown, stage.Duration, mayBeZero: true);
            if (stage.Target.Rate is { } rate)
            {
                CheckRate(stageShown, rate, mayBeZero: true);
            }
            else if (stage.Target.Vus > PlanLimits.Vus)
            {
                mistakes.Add($"{stageShown} is wrong: a target is a whole number of virtual users from 0 to {Written.Number(PlanLimits.Vus)}.");
            }

            if (stage.Name is not null && string.IsNullOrWhiteSpace(stage.Name))
            {
                mistakes.Add($"{shown}: a stage's name is empty; leave it out, or write a word such as \"peak\".");
            }
        }

        foreach (IGrouping<string, StageSpec> same in stages.Where(stage => stage.Name is not null).GroupBy(stage => stage.Name!).Where(same => same.Count() > 1))
        {
            mistakes.Add($"{shown}: {same.Count()} stages are called {Written.Quote(same.Key)}; the name of a stage must be unique.");
        }

        StageSpec? rateStage = stages.FirstOrDefault(stage => stage.Target.Rate is not null);
        StageSpec? vuStage = stages.FirstOrDefault(stage => stage.Target.Rate is null && !stage.Target.IsBareZero);
        if (rateStage is not null && vuStage is not null)
        {
            mistakes.Add($"{shown}: the targets {vuStage.Target} and {rateStage.Target} are of two kinds; write virtual users (100) in all stages, or rates (100/s) in all.");
        }

        return mistakes.Count == before;
    }

    private bool CheckTime(string shown, TimeSpan time, bool mayBeZero)
    {
        if (time <= PlanLimits.Time && (mayBeZero || time > TimeSpan.Zero))
        {
            return true;
        }

        string least = mayBeZero ? "0s" : "more than 0s";
        mistakes.Add($"{shown} is wrong: write a time from {least} to {DurationText.Print(PlanLimits.Time)}.");
        return false;
    }

    private bool CheckRate(string shown, Rate rate, bool mayBeZero)
    {
        if (rate.CompareTo(PlanLimits.Rate) > 0 || (rate.Count == 0 && !mayBeZero))
        {
            string least = mayBeZero ? "0/s" : "more than 0/s";
            mistakes.Add($"{shown} is wrong: write a rate from {least} to {Written.Number(PlanLimits.RatePerSecond)}/s.");
            return false;
        }

        if (rate.PeriodNanoseconds > Nanoseconds.From(PlanLimits.Time))
        {
            mistakes.Add($"{shown} is wrong: the time of a rate, written as whole iterations, is at most {DurationText.Print(PlanLimits.Time)}.");
            return false;
        }

        return true;
    }

    private bool Accept<T>(string name, Parsed<T> parsed)
    {
        if (!parsed.IsOk)
        {
            mistakes.Add(Assign(name, parsed.Error));
        }

        return parsed.IsOk;
    }

    private Setting<T> Make<T>(string name, T? value, string text, bool isValid) =>
        new(name, value!, text, layer.OriginOf(name), layer.LabelOf(name)) { IsValid = isValid };

    private string Assign(string name, string value) => $"{layer.LabelOf(name)} = {value}";

    private static string Invariant(long value) => value.ToString(CultureInfo.InvariantCulture);
}
