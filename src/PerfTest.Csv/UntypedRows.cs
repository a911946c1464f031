namespace PerfTest.Running;

/// <summary>Rows whose columns are asked for by name.</summary>
internal sealed class UntypedRows : ICsvRows<FeederRow>
{
    private readonly FeederReading<FeederRow> _reading;
    private readonly FeederColumns _columns;

    private UntypedRows(FeederReading<FeederRow> reading, FeederColumns columns)
    {
        _reading = reading;
        _columns = columns;
    }

    /// <summary>Null, and a mistake, where rows cannot be made of these columns.</summary>
    public static UntypedRows? TryCreate(FeederReading<FeederRow> reading, IReadOnlyList<string> headers)
    {
        // That no name stands there twice has been checked.
        return FeederColumns.TryCreate(reading.Source, "line", headers, out _) is { } columns ? new UntypedRows(reading, columns) : null;
    }

    public void Add(string[] fields, long line) => _reading.Add(new FeederRow(_columns, fields, line));
}
