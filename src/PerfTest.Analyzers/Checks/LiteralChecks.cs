using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfTest.Planning;

namespace PerfTest.Analyzers;

/// <summary>What is wrong with one value for itself, as the planner's readers say it.</summary>
internal static class LiteralChecks
{
    /// <param name="layer">Who writes it: <c>[LoadTest]</c>.</param>
    /// <param name="name">The setting: <c>Duration</c>.</param>
    /// <param name="value">What it is set to.</param>
    /// <param name="written">Where that stands.</param>
    public static IEnumerable<Finding> Setting(string layer, string name, object? value, ExpressionSyntax written)
    {
        if (typeof(WorkloadSettings).GetProperty(name) is not { } property)
        {
            return [];
        }

        var settings = new WorkloadSettings();
        AttributeFactory.Set(settings, property, value);
        var mistakes = new List<string>();
        new SettingReader(new SettingLayer { Name = layer, Workload = settings }, mistakes).Read();
        Location location = name == nameof(WorkloadSettings.Stages) && value is string stages ? WrongStage(stages, written) : written.GetLocation();
        return mistakes.Select(mistake => new Finding(RuleOf(property), location, mistake));
    }

    /// <param name="stage">One stage.</param>
    /// <param name="whole">The attribute, or the call.</param>
    /// <param name="duration">Where its duration stands, if it is written as a string.</param>
    /// <param name="target">Where its target stands.</param>
    public static IEnumerable<Finding> Stage(StageAttribute stage, Location whole, ExpressionSyntax? duration, ExpressionSyntax? target)
    {
        var mistakes = new List<string>();
        new SettingReader(new SettingLayer { Name = "[LoadTest]", Stages = [stage] }, mistakes).Read();
        string? durationError = DurationParser.Parse(stage.Duration).Error;
        string? targetError = StageTarget.Parse(stage.Target).Error;
        foreach (string mistake in mistakes)
        {
            if (durationError is not null && mistake.EndsWith(durationError, StringComparison.Ordinal))
            {
                yield return new Finding(Rules.Duration, duration?.GetLocation() ?? whole, mistake);
            }
            else if (targetError is not null && mistake.EndsWith(targetError, StringComparison.Ordinal))
            {
                yield return new Finding(stage.Target?.Contains("/") == true ? Rules.Rate : Rules.Stages, target?.GetLocation() ?? whole, mistake);
            }
            else
            {
                yield return new Finding(Rules.Stages, whole, mistake);
            }
        }
    }

    /// <param name="threshold">The limit as written.</param>
    /// <param name="written">Where it stands.</param>
    /// <param name="declared">The metrics that the test declares.</param>
    public static IEnumerable<Finding> Threshold(string? threshold, ExpressionSyntax written, IReadOnlyList<KnownMetric> declared)
    {
        ParsedThreshold parsed = ThresholdParser.Parse(threshold);
        ThresholdMistake? mistake = parsed.Mistake ?? ThresholdChecker.Check(parsed.Expression!, declared);
        if (mistake is not null)
        {
            Location place = LiteralText.LocateWord(written, mistake.Source, mistake.Position);
            yield return new Finding(Rules.Threshold, place, mistake.ToString()) { Meant = place == written.GetLocation() ? null : MistakeText.Meant(mistake) };
        }
    }

    private static DiagnosticDescriptor RuleOf(PropertyInfo setting) => setting switch
    {
        { Name: nameof(WorkloadSettings.Stages) } => Rules.Stages,
        { Name: nameof(WorkloadSettings.Rate) or nameof(WorkloadSettings.StartRate) } => Rules.Rate,
        { PropertyType: var type } when type == typeof(string) => Rules.Duration,
        { PropertyType: var type } when type == typeof(int?) || type == typeof(long?) => Rules.Count,
        _ => Rules.Workload,
    };

    // The first stage that is wrong by itself, or all of them.
    private static Location WrongStage(string stages, ExpressionSyntax written)
    {
        int start = 0;
        foreach (string piece in stages.Split(','))
        {
            if (!StageListParser.Parse(piece).IsOk)
            {
                string trimmed = piece.Trim();
                int from = trimmed.Length == 0 ? start : start + piece.IndexOf(trimmed, StringComparison.Ordinal);
                return LiteralText.Locate(written, stages, from, Math.Max(trimmed.Length, 1));
            }

            start += piece.Length + 1;
        }

        return written.GetLocation();
    }
}
