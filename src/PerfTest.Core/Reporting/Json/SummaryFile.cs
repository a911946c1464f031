using System.Collections.Immutable;
using System.Text.Json;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>A JSON summary that was read back: what was measured, and what was said of it.</summary>
internal sealed record SummaryFile
{
    /// <summary>Where it was read.</summary>
    public required string Path { get; init; }

    public required RunRecord Record { get; init; }

    public required JudgingOptions Options { get; init; }

    public required ReportContext Context { get; init; }

    /// <summary>The run had not ended when it was written.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>As it was told then, what the user's own code said included.</summary>
    public required LoadResult Result { get; init; }

    /// <summary>Failures that no judge can find again in what was measured: of the user's own judging method, of tear-downs, of outputs.</summary>
    public required ImmutableArray<string> OwnFailures { get; init; }

    /// <param name="path">The file's.</param>
    /// <param name="catalog">Of all records that shall be added up.</param>
    /// <exception cref="FormatException">It cannot be read, or is no summary that this version understands: a sentence says why.</exception>
    public static SummaryFile Read(string path, MetricCatalog catalog)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return Read(path, new ExchangeValue(document.RootElement, "$"), catalog);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{Written.Quote(path)} is not JSON, or is cut off: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{Written.Quote(path)} cannot be read: {exception.Message}", exception);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{Written.Quote(path)}: {exception.Message}", exception);
        }
    }

    /// <summary>Whether a file looks like a summary of PerfTest, of whatever version: for the search in folders, where other JSON files lie too.</summary>
    public static bool IsSummary(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("perftest", out var own) && own.ValueKind == JsonValueKind.Object && own.TryGetProperty("verdict", out _);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static SummaryFile Read(string path, ExchangeValue root, MetricCatalog catalog)
    {
        var own = root.Find("perftest") ?? throw new FormatException("this is no summary of PerfTest: it has no 'perftest'.");
        var recorded = own.Find("record") ?? throw new FormatException("this summary has no 'perftest.record': it was written by an older PerfTest, and cannot be read back.");
        var (record, options) = JsonRecord.Read(recorded, catalog);
        var judged = Judge.Evaluate(record, options);
        if (JsonRecord.ReadSearch(recorded) is { } found)
        {
            judged = judged.WithBreakingPoint(found, judged.Verdict, judged.Failures);
        }

        var isPartial = own["partial"].Truth;
        ImmutableArray<string> failures = [.. own["failures"].Items.Select(failure => failure.Text)];
        return new()
        {
            Path = path,
            Record = record,
            Options = options,
            Context = new() { Framework = own.Find("framework")?.Text },
            IsPartial = isPartial,
            Result = isPartial
                ? judged
                : judged.AsTold(own["verdict"].Name<LoadVerdict>(), own["summary"].Text, failures, [.. own["warnings"].Items.Select(warning => warning.Text)], [.. own["files"].Items.Select(file => file.Text)]),
            OwnFailures = isPartial ? [] : [.. failures.Except(judged.Failures)],
        };
    }
}
