using System.Collections.Frozen;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The columns of untyped rows: one table that all rows of a file share.</summary>
internal sealed class FeederColumns
{
    private readonly FrozenDictionary<string, int> _indices;

    private FeederColumns(string source, string unit, IReadOnlyList<string> names, FrozenDictionary<string, int> indices)
    {
        Source = source;
        Unit = unit;
        Names = names;
        _indices = indices;
    }

    /// <summary>The file's name as written.</summary>
    public string Source { get; }

    /// <summary>By what rows are numbered: <c>line</c> or <c>row</c>.</summary>
    public string Unit { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Null where two columns have the same name but for its case.</summary>
    public static FeederColumns? TryCreate(string source, string unit, IReadOnlyList<string> names, out string? twice)
    {
        var indices = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Count; i++)
        {
            if (!indices.TryAdd(names[i], i))
            {
                twice = names[i];
                return null;
            }
        }

        twice = null;
        return new FeederColumns(source, unit, names, indices.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public int IndexOf(string column) => _indices.TryGetValue(column, out int index)
        ? index
        : throw new KeyNotFoundException($"{Written.Name(Source)} has no column {Written.Name(column)}. Its columns are: {string.Join(", ", Names)}.");
}
