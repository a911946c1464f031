using PerfTest.Acceptance.Tests.Harness;
using PerfTest.Acceptance.Tests.Suites;

namespace PerfTest.Acceptance.Tests;

/// <summary>Load tests of several processes on one machine, as <c>dotnet test</c> starts them for a solution.</summary>
public sealed class ProcessTests(ProcessProgram program) : IClassFixture<ProcessProgram>
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(program.Project.Folder, Guid.NewGuid().ToString("N"))).FullName;

    private string Marks => Path.Combine(_folder, "marks.txt");

    [Fact]
    public async Task The_second_process_waits_and_says_for_whom()
    {
        using RunningCommand first = Start("first", "first.go");
        await WaitForMarkAsync("first begins");
        using RunningCommand second = Start("second", "second.go");

        await second.WaitForAsync($"waiting for another load test on this machine (process {first.Id}) …");
        Assert.Equal(["first begins"], ReadMarks());
        Release("first.go");
        await WaitForMarkAsync("second begins");
        Release("second.go");

        (await first.WaitAsync()).EnsureSuccess();
        (await second.WaitAsync()).EnsureSuccess();
        Assert.Equal(["first begins", "first ends", "second begins", "second ends"], ReadMarks());
    }

    [Fact]
    public async Task A_killed_process_frees_the_machine()
    {
        Release("second.go");
        using RunningCommand killed = Start("killed", "never.go");
        await WaitForMarkAsync("killed begins");
        using RunningCommand second = Start("second", "second.go");
        await second.WaitForAsync("waiting for another load test on this machine");

        killed.Kill();

        (await second.WaitAsync()).EnsureSuccess();
        Assert.Equal(["killed begins", "second begins", "second ends"], ReadMarks());
    }

    [Fact]
    public async Task Of_many_processes_no_two_overlap()
    {
        Release("go");
        string[] names = ["a", "b", "c", "d"];
        RunningCommand[] processes = [.. names.Select(name => Start(name, "go"))];
        foreach (RunningCommand process in processes)
        {
            using (process)
            {
                (await process.WaitAsync()).EnsureSuccess();
            }
        }

        string[] marks = ReadMarks();
        Assert.Equal(marks.Where(mark => mark.EndsWith("begins", StringComparison.Ordinal)).SelectMany(mark => new[] { mark, mark.Replace("begins", "ends", StringComparison.Ordinal) }), marks);
        Assert.Equal(names, marks.Select(mark => mark.Split(' ')[0]).Distinct().Order());
    }

    [Fact]
    public async Task Who_wants_only_the_process_waits_for_nobody()
    {
        using RunningCommand first = Start("first", "first.go");
        await WaitForMarkAsync("first begins");
        Release("second.go");
        using RunningCommand second = Start("second", "second.go", exclusive: "process");

        (await second.WaitAsync()).EnsureSuccess();
        Release("first.go");
        (await first.WaitAsync()).EnsureSuccess();
        Assert.Equal(["first begins", "second begins", "second ends", "first ends"], ReadMarks());
    }

    // A temporary folder of its own: the lock of the machine itself may be held by another suite.
    private RunningCommand Start(string name, string release, string exclusive = "machine") => RunningCommand.Start(
        program.Project.Executable,
        _folder,
        [name, Marks, Path.Combine(_folder, release)],
        new Dictionary<string, string>
        {
            ["PERFTEST_EXCLUSIVE"] = exclusive,
            ["TMPDIR"] = _folder,
            ["TMP"] = _folder,
            ["TEMP"] = _folder,
            ["PERFTEST_RESULTS_DIR"] = Path.Combine(_folder, "results"),
        });

    private void Release(string file) => File.WriteAllText(Path.Combine(_folder, file), "");

    private string[] ReadMarks() => File.Exists(Marks) ? File.ReadAllLines(Marks) : [];

    private async Task WaitForMarkAsync(string mark)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!ReadMarks().Contains(mark))
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
