using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

public sealed class SettingFileLocationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perftest-").FullName;
    private readonly string _project;
    private readonly string _output;

    public SettingFileLocationTests()
    {
        _project = Folder("repo", "tests", "Shop.Tests");
        _output = Folder("repo", "tests", "Shop.Tests", "bin", "Release", "net10.0") + Path.DirectorySeparatorChar;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Nowhere() => Find().Should().BeNull();

    [Fact]
    public void The_projects_own_wins_over_the_copy_and_that_over_the_folders_above()
    {
        Folder("repo", ".git");
        string above = File("repo", "perftest.json");
        string nearer = File("repo", "tests", "perftest.json");
        string copy = File("repo", "tests", "Shop.Tests", "bin", "Release", "net10.0", "perftest.json");
        string own = File("repo", "tests", "Shop.Tests", "perftest.json");

        foreach (string expected in new[] { own, copy, nearer, above })
        {
            Find().Should().Be(expected);
            System.IO.File.Delete(expected);
        }

        Find().Should().BeNull();
    }

    [Theory]
    [InlineData(".git", true, true)]
    [InlineData("Shop.sln", true, true)]
    [InlineData("Shop.slnx", true, true)]
    [InlineData("Shop.csproj", true, true)]
    [InlineData("readme.md", false, false)]
    public void The_search_ends_at_the_repository_or_the_solution(string mark, bool findsAbove, bool findsThere)
    {
        File("repo", mark);
        File("perftest.json");
        Find().Should().BeNull();

        string there = File("repo", "perftest.json");
        Find().Should().Be(findsThere ? there : null);
        System.IO.File.Delete(there);

        string between = File("repo", "tests", "perftest.json");
        Find().Should().Be(findsAbove ? between : null);
    }

    [Fact]
    public void The_repository_counts_before_the_solution()
    {
        Folder("repo", ".git");
        File("repo", "tests", "Shop.sln");

        Find().Should().BeNull();
        string above = File("repo", "perftest.json");
        Find().Should().Be(above);
    }

    [Fact]
    public void Without_the_projects_folder_it_is_looked_for_from_the_assembly_on()
    {
        Folder("repo", ".git");
        string own = File("repo", "tests", "Shop.Tests", "perftest.json");

        SettingFileLocation.Find(null, null, _output).Should().Be(own);
        SettingFileLocation.Find(null, Path.Combine(_root, "another-machine"), _output).Should().Be(own);
        SettingFileLocation.Find(null, "", _output).Should().Be(own);
    }

    [Fact]
    public void Another_name_is_looked_for_in_the_same_folders()
    {
        File("repo", "Shop.sln");
        File("repo", "tests", "Shop.Tests", "perftest.json");
        string staging = File("repo", "load", "staging.json");

        Find("load/staging.json").Should().Be(staging);
        Find(staging).Should().Be(staging);
        Find("staging.json").Should().BeNull();
    }

    [Fact]
    public void Its_name_is_its_path_from_the_project()
    {
        Name("repo", "tests", "Shop.Tests", "perftest.json").Should().Be("perftest.json");
        Name("repo", "perftest.json").Should().Be("../../perftest.json");
        Name("repo", "tests", "Shop.Tests", "bin", "perftest.json").Should().Be("bin/perftest.json");
        string far = Path.Combine(Path.GetPathRoot(_root)!, "etc", "perftest.json");
        SettingFileLocation.NameOf(far, _project, _output).Should().Be(far);
        SettingFileLocation.NameOf(Path.Combine(_output, "perftest.json"), null, _output).Should().Be("perftest.json");
    }

    [Fact]
    public void A_file_is_read_once_and_again_when_it_has_changed()
    {
        string path = File("repo", "tests", "Shop.Tests", "perftest.json");
        System.IO.File.WriteAllText(path, """{ "vus": 5 }""");
        SettingFile first = Read();
        Read().Should().BeSameAs(first);

        System.IO.File.WriteAllText(path, """{ "vus": 50 }""");
        Read().For(["Any"]).Single().Layer.Workload.Vus.Should().Be(50);
        System.IO.File.WriteAllText(path, """{ "vus": 51 }""");
        System.IO.File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Read().For(["Any"]).Single().Layer.Workload.Vus.Should().Be(51);

        System.IO.File.Delete(path);
        Read().Should().BeSameAs(SettingFile.None);
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake()
    {
        System.IO.File.WriteAllText(Path.Combine(_project, "perftest.json"), """{ "vus": 5 }""", System.Text.Encoding.UTF8);
        Read().Mistakes.Should().BeEmpty();
        System.IO.File.WriteAllText(Path.Combine(_project, "perftest.json"), """{ "vus": 6 }""", System.Text.Encoding.Unicode);
        Read().Mistakes.Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_somebody_names_must_be_there()
    {
        File("repo", ".git");

        SettingFiles.Find("staging.json", _project, _output).Mistakes.Should().Equal(
            $"PERFTEST_CONFIG = \"staging.json\" is not a file in any of these folders: {_project}, {Path.TrimEndingDirectorySeparator(_output)}, {Path.GetDirectoryName(_project)}, "
            + $"{Path.Combine(_root, "repo")}. Write a path from one of them, or an absolute one.");
        SettingFiles.Find(Path.Combine(_root, "x.json"), _project, _output).Mistakes.Should().Equal($"PERFTEST_CONFIG = \"{Path.Combine(_root, "x.json")}\" is not a file.");
        SettingFiles.Find(" ", _project, _output).Should().BeSameAs(SettingFile.None);
    }

    [Fact]
    public void Mistakes_name_the_file_as_reports_do()
    {
        File("repo", ".git");
        System.IO.File.WriteAllText(Path.Combine(_root, "repo", "perftest.json"), """{ "vus": 5 """);

        Read().Mistakes.Should().ContainSingle().Which.Should().StartWith("../../perftest.json(1,12): this is not JSON: ");
    }

    private SettingFile Read() => SettingFiles.Find(null, _project, _output);

    private string? Find(string? name = null) => SettingFileLocation.Find(name, _project, _output);

    private string Name(params string[] parts) => SettingFileLocation.NameOf(Path.Combine([_root, .. parts]), _project, _output);

    private string Folder(params string[] parts) => Directory.CreateDirectory(Path.Combine([_root, .. parts])).FullName;

    private string File(params string[] parts)
    {
        string path = Path.Combine([_root, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, "{}");
        return path;
    }
}
