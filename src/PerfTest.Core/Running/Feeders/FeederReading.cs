using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>What is being read of a feeder: rows, or sentences about what is wrong with them.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class FeederReading<T>(string name)
{
    /// <summary>All rows are kept in memory; a sequence without end would take all of it.</summary>
    public const int MaxRows = 10_000_000;

    /// <summary>More mistakes of one feeder than these are counted.</summary>
    public const int ShownMistakes = 5;

    private readonly List<T> _rows = [];
    private readonly List<string> _mistakes = [];
    private int _moreMistakes;

    /// <summary>The feeder's name as written.</summary>
    public string Source { get; } = name;

    /// <summary>The same in quotes, for messages.</summary>
    public string Name { get; } = Written.Name(name);

    /// <summary>Nothing more need be read.</summary>
    public bool IsFull => _rows.Count > MaxRows;

    public void Add(T row) => _rows.Add(row);

    public void Mistake(string sentence)
    {
        if (_mistakes.Count < ShownMistakes)
        {
            _mistakes.Add(Redaction.Clean(sentence));
        }
        else
        {
            _moreMistakes++;
        }
    }

    public FeederData<T> Finish()
    {
        if (IsFull)
        {
            Mistake($"{Name} has more than {Written.Number(MaxRows)} rows: a feeder keeps all its rows in memory.");
        }
        else if (_mistakes.Count == 0 && _rows.Count == 0)
        {
            Mistake($"{Name} has no rows: a feeder needs at least one.");
        }

        if (_moreMistakes > 0)
        {
            _mistakes.Add($"{Name} has {Written.Number(_moreMistakes)} more {(_moreMistakes == 1 ? "mistake" : "mistakes")} of this kind.");
        }

        return _mistakes.Count > 0 ? new FeederData<T>([], [.. _mistakes]) : new FeederData<T>([.. _rows], []);
    }
}
