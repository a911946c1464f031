using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>
/// Stages in one line: <c>30s:100, 1m:500</c> (virtual users) or <c>1m:500/s</c> (rates); a stage may have a name, <c>peak=1m:500</c>.
/// </summary>
/// <remarks>Whether the targets are all of one kind is judged later. No string makes it throw.</remarks>
internal static class StageListParser
{
    /// <summary>What is allowed, as the end of a message.</summary>
    public const string Allowed = "Write duration:target pairs with commas between them, such as \"30s:100, 1m:500\", \"1m:500/s\" or, with a name, \"peak=1m:500\".";

    public static Parsed<ImmutableArray<StageSpec>> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Parsed<ImmutableArray<StageSpec>>.Wrong($"{Written.Quote(text)} is not a list of stages: it is empty. {Allowed}");
        }

        string[] pieces = text.Split(',');
        var stages = ImmutableArray.CreateBuilder<StageSpec>(pieces.Length);
        for (int i = 0; i < pieces.Length; i++)
        {
            Parsed<StageSpec> stage = ParseStage(pieces[i].Trim());
            if (!stage.IsOk)
            {
                return Parsed<ImmutableArray<StageSpec>>.Wrong($"{Written.Quote(text)} is not a list of stages: stage {Written.Number(i + 1)} is wrong, {stage.Error}");
            }

            stages.Add(stage.Value);
        }

        return Parsed<ImmutableArray<StageSpec>>.Ok(stages.MoveToImmutable());
    }

    private static Parsed<StageSpec> ParseStage(string text)
    {
        if (text.Length == 0)
        {
            return Parsed<StageSpec>.Wrong($"it is empty. {Allowed}");
        }

        string? name = null;
        string rest = text;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            name = text[..equals].Trim();
            rest = text[(equals + 1)..].Trim();
            if (name.Length == 0)
            {
                return Parsed<StageSpec>.Wrong($"{Written.Quote(text)} has no name before the \"=\". {Allowed}");
            }
        }

        // 00:05:00:100 and 1m:5/00:00:01 have colons in their times: the one that counts is the last before the rate's slash.
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        int colon = rest.LastIndexOf(':', slash < 0 ? Math.Max(rest.Length - 1, 0) : slash);
        if (colon < 0)
        {
            return Parsed<StageSpec>.Wrong($"{Written.Quote(text)} has no \":\" between its duration and its target. {Allowed}");
        }

        Parsed<TimeSpan> duration = DurationParser.Parse(rest[..colon].Trim());
        if (!duration.IsOk)
        {
            return Parsed<StageSpec>.Wrong(duration.Error);
        }

        Parsed<StageTarget> target = StageTarget.Parse(rest[(colon + 1)..].Trim());
        return target.IsOk ? Parsed<StageSpec>.Ok(new StageSpec(duration.Value, target.Value, name)) : Parsed<StageSpec>.Wrong(target.Error);
    }
}
