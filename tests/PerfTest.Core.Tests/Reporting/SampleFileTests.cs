using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class SampleFileTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 15, 4, 5, 250, TimeSpan.Zero);

    private readonly string _root = Directory.CreateTempSubdirectory("perftest-").FullName;
    private readonly MetricStore _store = new();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Json_lines_are_those_of_k6()
    {
        var format = new NdjsonFormat(Story.Closed("Shop", null, Limits.Of("http_req_duration: p95<500ms")));
        var duration = _store.GetTrend(_store.BuiltIn.HttpReqDuration, Tags(("name", "/a \"b\"\n"), ("status", "200")));

        var text = Text(target =>
        {
            format.WriteHead(target);
            format.Write(target, new(duration, 0, 12_345_678), At);
            format.Write(target, new(duration, 0, 1_000_000), At);
            format.Write(target, new(_store.GetRate(_store.BuiltIn.Checks, _store.NoTags), 0, 1), At);
        });

        Assert.Equal(
            """
            {"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":["http_req_duration: p95<500ms"],"submetrics":null},"metric":"http_req_duration"}
            {"metric":"http_req_duration","type":"Point","data":{"time":"2026-01-02T15:04:05.2500000Z","value":12.345678,"tags":{"name":"/a \"b\"\n","status":"200"}}}
            {"metric":"http_req_duration","type":"Point","data":{"time":"2026-01-02T15:04:05.2500000Z","value":1,"tags":{"name":"/a \"b\"\n","status":"200"}}}
            {"type":"Metric","data":{"name":"checks","type":"rate","contains":"default","thresholds":[],"submetrics":null},"metric":"checks"}
            {"metric":"checks","type":"Point","data":{"time":"2026-01-02T15:04:05.2500000Z","value":1,"tags":{}}}

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Csv_has_the_columns_of_k6()
    {
        var format = new CsvFormat();
        var duration = _store.GetTrend(_store.BuiltIn.HttpReqDuration, Tags(("name", "/a,b"), ("status", "200"), ("method", "GET"), ("team", "a&b"), ("z", "=1")));

        var text = Text(target =>
        {
            format.WriteHead(target);
            format.Write(target, new(duration, 0, 12_345_678), At);
        });

        Assert.Equal(
            """
            metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,status,subproto,tls_version,url,extra_tags,metadata
            http_req_duration,1767366245,12.345678,,,,,,GET,"/a,b",,,,200,,,,team=a%26b&z=%3D1,

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a=b", "a=b")]
    [InlineData("/products", "/products")]
    [InlineData("a\"b", "a\"b")]
    [InlineData("a,b\r\nc", "a,b\r\nc")]
    [InlineData("", "")]
    public void A_field_is_never_a_formula_and_otherwise_what_it_was(string written, string read)
    {
        Assert.Equal(read, Reread(written));
    }

    [Fact]
    public void Every_text_comes_back_from_a_csv_reader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Reread(text ?? "") is var read && (read == InFile(text) || read == "'" + InFile(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_text_of_marks_comes_back_from_a_csv_reader() => Prop.ForAll(Gen.Elements([.. "=+-@\t\r\n\",;' ab"]).ArrayOf().ToArbitrary(), marks =>
    {
        var text = new string(marks);
        var first = text.TrimStart();
        var isFormula = text.Length > 0 && ("\t\r\n".Contains(text[0], StringComparison.Ordinal) || (first.Length > 0 && "=+-@".Contains(first[0], StringComparison.Ordinal)));
        return Reread(text) == (isFormula ? "'" + text : text);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(".ndjson")]
    [InlineData(".ndjson.gz")]
    [InlineData(".csv")]
    [InlineData(".csv.gz")]
    public void All_samples_of_a_run_are_in_its_file(string suffix)
    {
        var log = new SampleLog();
        var store = new MetricStore(samples: log);
        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        var run = new OutputRun { Plan = Story.Closed("Shop"), Files = files, Context = new(), Samples = new SampleDrain(log) };
        var output = OutputKinds.All.Single(kind => "." + kind.Name == suffix).Open(run);
        var duration = store.GetTrend(store.BuiltIn.HttpReqDuration, store.NoTags.With("name", "/products"));

        output.Begin(Story.Start);
        for (var i = 0; i < 5_000; i++)
        {
            duration.Record(i * 1_000_000L);
        }

        output.Finish(ReportStories.Passed());

        var lines = Lines(files.PathOf(suffix));
        var values = suffix.StartsWith(".csv", StringComparison.Ordinal)
            ? lines.Skip(1).Select(line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture))
            : lines.Skip(1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("value").GetDouble());
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => (double)i), values.Order());
        Assert.Equal([files.PathOf(suffix)], files.Written);
        Assert.Empty(files.Warnings);
    }

    [Fact]
    public void Samples_that_came_too_fast_are_told()
    {
        var log = new SampleLog(4);
        var store = new MetricStore(samples: log);
        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        var output = OutputKinds.All.Single(kind => kind.Name == "csv").Open(new() { Plan = Story.Closed("Shop"), Files = files, Context = new(), Samples = new SampleDrain(log) });
        for (var i = 0; i < 1_000; i++)
        {
            store.GetCounter(store.BuiltIn.Iterations, store.NoTags).Add(1);
        }

        output.Begin(Story.Start);
        output.Finish(ReportStories.Passed());

        var written = File.ReadAllLines(files.PathOf(".csv")).Length - 1;
        Assert.Equal($"{1_000 - written} samples came faster than files of single samples can be written and are missing in them. Results have them all. The verdict stands (PERFTEST_STRICT_OUTPUTS=1 makes this a failure).", Assert.Single(files.Warnings));
        Assert.InRange(written, 1, 4 * 64);
    }

    [Fact]
    public void A_full_disk_is_a_sentence_and_ends_the_file()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var files = new ResultsFolder(_root, Story.Start, 1).For("Shop");
        Directory.CreateDirectory(Path.GetDirectoryName(files.PathOf(".csv"))!);
        File.CreateSymbolicLink(files.PathOf(".csv"), "/dev/full");
        using (var file = new SampleFile(files, ".csv", new CsvFormat()))
        {
            file.Open();
            file.Write(new(_store.GetCounter(_store.BuiltIn.Iterations, _store.NoTags), 0, 1), At);
        }

        Assert.StartsWith($"The file '{files.PathOf(".csv")}' could not be written: No space left on device", Assert.Single(files.Warnings), StringComparison.Ordinal);
    }

    private static string[] Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Reread(string field)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"x,y,z\na,{CsvText.Field(field)},b\nend,of,file\n"));
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: true);
        Assert.True(csv.Read());
        var read = csv.GetString(1);
        Assert.Equal((3, "a", "b"), (csv.FieldCount, csv.GetString(0), csv.GetString(2)));
        Assert.True(csv.Read());
        Assert.Equal("end", csv.GetString(0));
        return read;
    }

    /// <summary>A file has no halves of surrogate pairs.</summary>
    private static string InFile(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    private TagSet Tags(params (string Key, string Value)[] tags) => tags.Aggregate(_store.NoTags, (set, tag) => set.With(tag.Key, tag.Value));

    private static string Text(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
