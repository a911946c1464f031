using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class FilesTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"perftest-{Guid.NewGuid():N}");

    public FilesTests() => Directory.CreateDirectory(_root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("Shop.ProductApi.Products_are_listed", "Shop.ProductApi.Products_are_listed")]
    [InlineData("Find(word: \"chair\")", "Find_word_chair")]
    [InlineData("a/../../etc/passwd", "a_.._.._etc_passwd")]
    [InlineData("Größe", "Größe")]
    [InlineData("CON", "_CON")]
    [InlineData("...", "test")]
    [InlineData("", "test")]
    public void A_test_name_becomes_a_file_name(string test, string begins)
    {
        var name = SafeFileName.Of(test);

        Assert.StartsWith(begins, name, StringComparison.Ordinal);
        Assert.True(name == begins ? test == name : name.Length == begins.Length + 9, name);
    }

    [Fact]
    public void Names_that_differ_have_files_that_differ()
    {
        Assert.NotEqual(SafeFileName.Of("Find(\"a b\")"), SafeFileName.Of("Find(\"a_b\")"));
        Assert.NotEqual(SafeFileName.Of(new string('x', 500)), SafeFileName.Of(new string('x', 501)));
        Assert.Equal(SafeFileName.Of("Find(\"a b\")"), SafeFileName.Of("Find(\"a b\")"));
    }

    [Fact]
    public void Any_name_is_safe() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), test =>
    {
        var name = SafeFileName.Of(test ?? "");
        return name.Length > 0
            && Encoding.UTF8.GetByteCount(name) <= SafeFileName.MaxBytes
            && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n', ' ']) < 0
            && name is not ("." or "..") && name[^1] != '.';
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_tests_of_one_name_have_two_files_and_case_does_not_tell_them_apart()
    {
        var folder = new ResultsFolder(_root, new(2026, 1, 2, 15, 4, 5, TimeSpan.Zero), 4711);

        Assert.Equal(
            ["20260102-150405-4711/Find.json", "20260102-150405-4711/Find~2.json", "20260102-150405-4711/find~3.json"],
            new[] { folder.For("Find"), folder.For("Find"), folder.For("find") }.Select(files => Path.GetRelativePath(_root, files.PathOf(".json")).Replace('\\', '/')));
    }

    [Fact]
    public void Files_are_there_whole_or_not_at_all()
    {
        var files = new ResultsFolder(_root, DateTimeOffset.UnixEpoch, 1).For("Test");

        Assert.True(files.TryWrite(".json", stream => stream.Write("one"u8)));
        Assert.Throws<InvalidOperationException>(() => files.TryWrite(".json", stream =>
        {
            stream.Write("tw"u8);
            throw new InvalidOperationException("a defect");
        }));
        Assert.Equal("one", File.ReadAllText(files.PathOf(".json")));
        Assert.True(files.TryWrite(".json", stream => stream.Write("three"u8)));

        Assert.Equal("three", File.ReadAllText(files.PathOf(".json")));
        Assert.Equal([files.PathOf(".json")], files.Written);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(files.PathOf(".json"))!));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_sentence()
    {
        var blocked = Path.Combine(_root, "file");
        File.WriteAllText(blocked, "");
        var files = new ResultsFolder(blocked, DateTimeOffset.UnixEpoch, 1).For("Test");

        Assert.False(files.TryWrite(".json", _ => { }));
        Assert.False(files.TryWrite(".json", _ => { }));

        Assert.Empty(files.Written);
        Assert.StartsWith($"The file '{files.PathOf(".json")}' could not be written: ", Assert.Single(files.Warnings), StringComparison.Ordinal);
        Assert.EndsWith("The verdict stands (PERFTEST_STRICT_OUTPUTS=1 makes this a failure).", files.Warnings[0], StringComparison.Ordinal);
    }

    [FullDiskFact]
    public void A_full_disk_is_a_sentence_and_what_was_whole_stays_whole()
    {
        var files = new ResultsFolder(_root, DateTimeOffset.UnixEpoch, 1).For("Test");
        Assert.True(files.TryWrite(".json", stream => stream.Write("one"u8)));

        File.CreateSymbolicLink($"{files.PathOf(".json")}.{Environment.ProcessId}.tmp", FullDiskFactAttribute.Device);
        File.CreateSymbolicLink(files.PathOf(".hlog"), FullDiskFactAttribute.Device);
        Assert.False(files.TryWrite(".json", stream => stream.Write(new byte[100_000])));
        Assert.False(files.TryAppend(".hlog", new byte[100]));

        Assert.Equal("one", File.ReadAllText(files.PathOf(".json")));
        Assert.Equal(2, files.Warnings.Count);
        Assert.All(files.Warnings, warning => Assert.Matches("^The file '.+' could not be written: No space left on device.* The verdict stands ", warning));
    }

    [Fact]
    public void The_folder_is_found_in_this_order()
    {
        string[] commandLine = ["tests.dll", "--results-directory", Path.Combine(_root, "mtp")];
        var project = Directory.CreateDirectory(Path.Combine(_root, "project")).FullName;

        Assert.Equal(Path.Combine(_root, "own"), ResultsLocation.Find(Path.Combine(_root, "own"), commandLine, project, "/base"));
        Assert.Equal(Path.Combine(_root, "mtp", "perftest"), ResultsLocation.Find(null, commandLine, project, "/base"));
        Assert.Equal(Path.Combine(_root, "mtp", "perftest"), ResultsLocation.Find("", [$"--results-directory={Path.Combine(_root, "mtp")}"], project, "/base"));
        Assert.Equal(Path.Combine(project, "TestResults", "perftest"), ResultsLocation.Find(null, ["tests.dll", "--results-directory"], project, "/base"));
        Assert.Equal(Path.GetFullPath("/base/TestResults/perftest"), ResultsLocation.Find(null, [], Path.Combine(_root, "gone"), "/base"));
        Assert.Equal(Path.GetFullPath("/base/TestResults/perftest"), ResultsLocation.Find(null, [], null, "/base"));
    }
}
