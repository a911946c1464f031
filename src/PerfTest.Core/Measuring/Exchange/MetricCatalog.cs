using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// The metrics and the tags of snapshots that came from elsewhere. The same name, and the same tags, are the same object in all snapshots of one catalog: those can
/// be subtracted from each other like those of one store. Any thread may use it.
/// </summary>
internal sealed class MetricCatalog
{
    // Those who recorded had their limits; nothing is folded a second time.
    private readonly TagSetTable _tags = new(int.MaxValue / 2);
    private readonly Dictionary<string, Metric> _metrics = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The metric of this name; made if there is none.</summary>
    /// <exception cref="FormatException">The name has another type or unit here: a sentence says which.</exception>
    public Metric Define(string name, MetricType type, Unit unit)
    {
        lock (_gate)
        {
            if (!_metrics.TryGetValue(name, out var metric))
            {
                var builtIn = KnownMetrics.All.FirstOrDefault(known => known.Name == name);
                metric = new(name, builtIn?.Type ?? type, builtIn?.Unit ?? unit, _metrics.Count, builtIn is not null);
                _metrics[name] = metric;
            }

            return metric.Type == type && metric.Unit == unit
                ? metric
                : throw new FormatException($"The metric '{name}' is a {metric.Type} of unit {metric.Unit} in one place and a {type} of unit {unit} in another.");
        }
    }

    /// <summary>The one set with these tags, in whatever order they are given.</summary>
    /// <exception cref="FormatException">A key comes twice.</exception>
    public TagSet Tags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        KeyValuePair<string, string>[] sorted = [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                throw new FormatException($"The tag '{sorted[i].Key}' comes twice in one series.");
            }
        }

        return _tags.InternAlways([.. sorted]);
    }

    /// <summary>The same series as one of this catalog.</summary>
    /// <exception cref="FormatException">Its metric has another type or unit here.</exception>
    public SeriesSnapshot Adopt(SeriesSnapshot series) => series with { Metric = Adopt(series.Metric), Tags = Tags(series.Tags.Tags) };

    /// <summary>The same metric as one of this catalog.</summary>
    /// <exception cref="FormatException">It has another type or unit here.</exception>
    public Metric Adopt(Metric metric) => Define(metric.Name, metric.Type, metric.Unit);
}
