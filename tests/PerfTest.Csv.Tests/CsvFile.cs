using System.Text;
using PerfTest.Running;

namespace PerfTest.Csv.Tests;

/// <summary>A CSV file for as long as a test needs it, and what a feeder makes of it.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-csv-").FullName;

    public CsvFile(string text, Encoding? encoding = null)
    {
        Path = System.IO.Path.Combine(_folder, "users.csv");
        File.WriteAllText(Path, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public string Path { get; }

    /// <summary>The rows' fields, each row with the line it stands in.</summary>
    public static string[] Read(string text, char? delimiter = null, Encoding? encoding = null)
    {
        using var file = new CsvFile(text, encoding);
        FeederData<FeederRow> data = new CsvSource<FeederRow>(file.Path, delimiter, (reading, headers) => UntypedRows.TryCreate(reading, headers)).Read();
        Assert.Empty(data.Mistakes);
        return [.. data.Rows.Select(row => $"{row.ToString()[(file.Path.Length + "'', line ".Length)..]}: {string.Join('|', row.Columns.Select(column => row[column]))}")];
    }

    public static T[] Read<T>(string text)
    {
        using var file = new CsvFile(text);
        FeederData<T> data = Typed<T>(file.Path).Read();
        Assert.Empty(data.Mistakes);
        return data.Rows;
    }

    /// <summary>The mistakes, with <c>users.csv</c> in place of the file's path.</summary>
    public static string[] Mistakes(string text, char? delimiter = null)
    {
        using var file = new CsvFile(text);
        return file.Named(new CsvSource<FeederRow>(file.Path, delimiter, (reading, headers) => UntypedRows.TryCreate(reading, headers)).Read().Mistakes);
    }

    public static string[] Mistakes<T>(string text)
    {
        using var file = new CsvFile(text);
        return file.Named(Typed<T>(file.Path).Read().Mistakes);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CsvSource<T> Typed<T>(string path) => new(path, null, (reading, headers) => TypedRows<T>.TryCreate(reading, headers));

    private string[] Named(IEnumerable<string> mistakes) => [.. mistakes.Select(mistake => mistake.Replace(Path, "users.csv", StringComparison.Ordinal))];
}
