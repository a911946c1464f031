using FluentAssertions;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running.Feeders;

public sealed class FeederPathTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perftest-path-").FullName;

    [Fact]
    public void The_output_folder_comes_first_then_the_project()
    {
        string output = Write("output", "both.csv");
        Write("project", "both.csv");
        string project = Write("project", "data/one.csv");

        Find("both.csv").Should().Be((output, null));
        Find("data/one.csv").Should().Be((project, null));
        Find(project).Should().Be((project, null));
    }

    [Fact]
    public void The_current_directory_counts_only_where_no_project_is_known()
    {
        string current = Write("current", "users.csv");

        Find("users.csv", projects: []).Should().Be((current, null));
        Find("users.csv").Should().Be(("", $"The feeder file 'users.csv' does not exist: there is no '{Folder("output")}/users.csv' and no '{Folder("project")}/users.csv'."));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(Path.Combine(Folder("project"), "users"));

        Find("users").Should().Be(("", $"The feeder file 'users' is a folder: '{Folder("project")}/users'."));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder(string name) => Path.Combine(_root, name);

    private string Write(string folder, string file)
    {
        string path = Path.Combine(Folder(folder), file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        return path;
    }

    private (string File, string? Mistake) Find(string path, string[]? projects = null)
    {
        FeederPath.TryFind(path, Folder("output"), projects ?? [Folder("project")], Folder("current"), out string file, out string? mistake);
        return (file, mistake);
    }
}
