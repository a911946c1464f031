namespace PerfTest.Core.Tests.Running.Feeders;

/// <summary>A file with a text, for as long as a test needs it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-feeder-").FullName;

    public TemporaryFile(string text, string name = "users.json")
    {
        Path = System.IO.Path.Combine(_folder, name);
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
