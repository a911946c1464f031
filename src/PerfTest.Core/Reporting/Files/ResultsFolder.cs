using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The folder of one run of the test process: all its load tests leave their files in it, under names that never meet.</summary>
internal sealed class ResultsFolder
{
    private static readonly ConcurrentDictionary<string, ResultsFolder> OfProcess = new(StringComparer.Ordinal);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <param name="parent">Where folders of runs are.</param>
    /// <param name="startedAt">When the run began.</param>
    /// <param name="processId">Tells runs apart that began in the same second.</param>
    public ResultsFolder(string parent, DateTimeOffset startedAt, int processId) =>
        Path = System.IO.Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMdd-HHmmss}-{processId}"));

    /// <summary>An absolute path; the folder is made when the first file is written.</summary>
    public string Path { get; }

    /// <summary>This process's folder in the place that <see cref="ResultsLocation"/> finds.</summary>
    /// <param name="wish"><c>PERFTEST_RESULTS_DIR</c>, or null.</param>
    /// <param name="testAssembly">Whose project directory counts, or null.</param>
    /// <param name="calendar">For the folder's name, the first time.</param>
    public static ResultsFolder ForProcess(string? wish, Assembly? testAssembly, TimeProvider calendar)
    {
        var parent = ResultsLocation.Find(
            wish,
            Environment.GetCommandLineArgs(),
            ProjectDirectory.Of(testAssembly),
            AppContext.BaseDirectory);
        return OfProcess.GetOrAdd(parent, static (path, clock) => new(path, clock.GetUtcNow(), Environment.ProcessId), calendar);
    }

    /// <summary>A place for the files of one load test. The second one of the same name in this run gets a number.</summary>
    public ResultsFiles For(string test)
    {
        var name = SafeFileName.Of(test);
        lock (_lock)
        {
            var free = name;
            for (var i = 2; !_taken.Add(free); i++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{name}~{i}");
            }

            return new ResultsFiles(Path, free);
        }
    }
}
