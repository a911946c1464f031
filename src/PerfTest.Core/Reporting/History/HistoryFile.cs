using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>
/// The history of load tests: a line of JSON for each run. Several processes may write to it at the same time; of each key the last 200 runs are kept.
/// </summary>
/// <param name="path">Absolute.</param>
internal sealed class HistoryFile(string path)
{
    /// <summary>The most runs of one key.</summary>
    public const int MostOfKey = 200;

    /// <summary>The name of the file where nobody names one, in the folder of results.</summary>
    public const string DefaultName = "history.jsonl";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Path => path;

    /// <summary>All entries that can be read, in the order in which they were written; none where there is no file.</summary>
    /// <param name="unreadable">Lines that are no entries: of a newer version, or damaged.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public ImmutableArray<HistoryEntry> Read(out int unreadable)
    {
        unreadable = 0;
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        foreach (var line in Lines())
        {
            if (Parse(line) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                unreadable++;
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>Adds a run. Whoever reads meanwhile sees the file with it or without it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Append(HistoryEntry entry)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var turn = Enter();
        List<string> lines = [.. Lines()];
        var same = lines.Select(Parse).Select((old, i) => (old, i)).Where(line => line.old?.Key == entry.Key).Select(line => line.i).ToList();
        var dropped = same.Take(Math.Max(0, same.Count + 1 - MostOfKey)).ToHashSet();
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (var line in lines.Where((_, i) => !dropped.Contains(i)).Append(Print(entry)))
            {
                writer.WriteLine(line);
            }
        });
    }

    /// <summary>One line.</summary>
    public static string Print(HistoryEntry entry) => Encoding.UTF8.GetString(ExchangeWriting.Compact(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("test", entry.Test);
        json.WriteMoment("started_at", entry.StartedAt);
        json.WriteOptional("commit", entry.Commit);
        json.WriteString("machine", entry.Machine);
        json.WriteOptional("runtime", entry.Runtime);
        json.WriteString("settings", entry.Settings);
        json.WriteExact("time_scale", entry.TimeScale);
        json.WriteString("verdict", entry.Verdict.ToString());
        WriteFigure(json, "p50", entry.P50);
        WriteFigure(json, "p95", entry.P95);
        WriteFigure(json, "p99", entry.P99);
        json.WriteExact("rate", entry.Rate);
        json.WriteExact("failed", entry.Failed);
        json.WriteStartObject("figures");
        foreach (var (name, value) in entry.Figures)
        {
            json.WriteExact(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }).Span);

    /// <summary>Null: it is no entry of this version.</summary>
    public static HistoryEntry? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var value = new ExchangeValue(document.RootElement, "$");
            return value["version"].Long != 1 ? null : new()
            {
                Test = value["test"].Text,
                StartedAt = value["started_at"].Moment,
                Commit = value.Find("commit")?.Text,
                Machine = value["machine"].Text,
                Runtime = value.Find("runtime")?.Text,
                Settings = value["settings"].Text,
                TimeScale = value["time_scale"].Number,
                Verdict = value["verdict"].Name<LoadVerdict>(),
                P50 = value.Find("p50")?.Number,
                P95 = value.Find("p95")?.Number,
                P99 = value.Find("p99")?.Number,
                Rate = value["rate"].Number,
                Failed = value["failed"].Number,
                Figures = value["figures"].Members.ToImmutableSortedDictionary(figure => figure.Key, figure => figure.Value.Number, StringComparer.Ordinal),
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteExact(name, number);
        }
    }

    private IEnumerable<string> Lines() => File.Exists(path) ? File.ReadAllLines(path).Where(line => line.Trim().Length > 0) : [];

    /// <summary>One process at a time: by a file that the system lets go of when its process dies. Not beside the history, where it would be cached with it.</summary>
    private FileStream Enter()
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}\n{path}")).AsSpan(0, 8));
        var door = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"perftest-history-{name}.lock");
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(door, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
