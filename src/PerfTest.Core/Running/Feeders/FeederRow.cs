using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest;

/// <summary>A row of a feeder whose columns have no types: <c>row["email"]</c>. Column names are compared without case. Rows do not change; all virtual users share them.</summary>
public sealed class FeederRow
{
    private readonly FeederColumns _columns;
    private readonly string[] _values;
    private readonly long _number;

    internal FeederRow(FeederColumns columns, string[] values, long number)
    {
        _columns = columns;
        _values = values;
        _number = number;
    }

    /// <summary>The names of the columns, in the file's order.</summary>
    public IReadOnlyList<string> Columns => _columns.Names;

    /// <summary>The text in a column. Of JSON: a string's text, nothing for null, and the JSON of anything else.</summary>
    /// <param name="column">Its name, in any case.</param>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names those that there are.</exception>
    public string this[string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return _values[_columns.IndexOf(column)];
        }
    }

    /// <summary>The value in a column, as a type that can be read from text: <c>row.Get&lt;int&gt;("age")</c>. Numbers and dates are read without regard to the machine's culture.</summary>
    /// <typeparam name="T">A number, a <see cref="Guid"/>, a <see cref="DateOnly"/>, …</typeparam>
    /// <param name="column">Its name, in any case.</param>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names those that there are.</exception>
    /// <exception cref="FormatException">The text is no <typeparamref name="T"/>; the message says where it stands.</exception>
    [SuppressMessage("Naming", "CA1716", Justification = "Reads as row.Get<int>(\"age\"); a keyword in Visual Basic only.")]
    public T Get<T>(string column)
        where T : IParsable<T>
    {
        string text = this[column];
        return T.TryParse(text, CultureInfo.InvariantCulture, out T? value)
            ? value
            : throw new FormatException($"{this}: {Written.Quote(text)} in the column {Written.Name(column)} is no {typeof(T).Name}.");
    }

    /// <summary>Where the row stands: <c>'users.csv', line 17</c>. What is in it may be secret.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Written.Name(_columns.Source)}, {_columns.Unit} {_number}");
}
