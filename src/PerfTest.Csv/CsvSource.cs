using System.Globalization;
using CsvHelper;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The rows of a CSV file. Every row has as many fields as the header, and quotes are where they belong: anything else is a mistake with its line.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="path">As written.</param>
/// <param name="delimiter">Null: found in the first lines.</param>
/// <param name="rowsOf">Makes rows of a file with these columns; null, and a mistake, where that cannot be done.</param>
internal sealed class CsvSource<T>(string? path, char? delimiter, Func<FeederReading<T>, IReadOnlyList<string>, ICsvRows<T>?> rowsOf) : FileSource<T>(path)
{
    protected override void Read(Stream stream, FeederReading<T> reading)
    {
        if (delimiter is { } written && (!char.IsAscii(written) || written is '"' or '\r' or '\n' or '\0'))
        {
            reading.Mistake($"The delimiter of {reading.Name} is '{written}' (U+{(int)written:X4}): it must be an ASCII character that is no quote and no line break.");
            return;
        }

        if (IsBlank(stream))
        {
            reading.Mistake($"The feeder file {reading.Name} is empty: its first line must name its columns.");
            return;
        }

        CsvMalformedReason? malformed = null;
        using var csv = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = delimiter,
                TrackLineNumbers = true,
                PoolStrings = true,
                IncludeValuesInExceptions = false,
                OnMalformedRecord = record => malformed = record.Reason,
            },
            leaveOpen: true);
        try
        {
            string[] headers = [.. csv.Headers.ToArray().Select(header => header.Trim())];
            if (malformed is { } reason)
            {
                reading.Mistake($"{reading.Name}, in its header: {Describe(reason)}.");
                return;
            }

            if (CheckHeaders(headers, reading) && rowsOf(reading, headers) is { } rows)
            {
                while (!reading.IsFull && csv.Read())
                {
                    AddRow(csv, headers.Length, malformed, reading, rows);
                    malformed = null;
                }
            }
        }
        catch (CsvFormatException exception)
        {
            reading.Mistake(string.Create(CultureInfo.InvariantCulture, $"{reading.Name}, line {exception.LineNumber}: {exception.Message}"));
        }
    }

    private static void AddRow(CsvReader csv, int columns, CsvMalformedReason? malformed, FeederReading<T> reading, ICsvRows<T> rows)
    {
        if (malformed is { } reason)
        {
            reading.Mistake($"{reading.Name}, line {csv.LineNumber}: {Describe(reason)}.");
        }
        else if (csv.FieldCount != columns)
        {
            string separator = csv.Separator == '\t' ? "tabs" : $"'{csv.Separator}'";
            reading.Mistake($"{reading.Name}, line {csv.LineNumber}: {(csv.FieldCount == 1 ? "1 field" : $"{csv.FieldCount} fields")}, the header has {columns} (separated by {separator}).");
        }
        else
        {
            var fields = new string[columns];
            for (int i = 0; i < columns; i++)
            {
                fields[i] = csv.GetString(i);
            }

            rows.Add(fields, csv.LineNumber);
        }
    }

    private static bool CheckHeaders(string[] headers, FeederReading<T> reading)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool isOk = true;
        for (int i = 0; i < headers.Length; i++)
        {
            if (headers[i].Length == 0)
            {
                reading.Mistake($"Column {i + 1} of {reading.Name} has no name: the first line must name all columns.");
                isOk = false;
            }
            else if (!seen.Add(headers[i]))
            {
                reading.Mistake($"{reading.Name} has two columns with the name {Written.Name(headers[i])} (names are compared without case).");
                isOk = false;
            }
        }

        return isOk;
    }

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote within a field that does not begin with one (write \"a \"\"quoted\"\" word\")",
        CsvMalformedReason.TextAfterClosingQuote => "text between a closing quote and the next column",
        CsvMalformedReason.UnterminatedQuote => "a quote that is never closed",
        _ => $"malformed ({reason})",
    };
}
