using PerfTest;

// A load test of one iteration that goes on until a file is there. Its marks go to a file that several processes write.
var (name, marks, release) = (args[0], args[1], args[2]);
var result = await LoadTest.RunAsync(
    name,
    async vu =>
    {
        Mark("begins");
        while (!File.Exists(release))
        {
            await Task.Delay(20, vu.CancellationToken);
        }

        Mark("ends");
    },
    load => load.Vus(1).Iterations(1).Warmup("0s"));
return result.Passed ? 0 : 1;

void Mark(string what)
{
    using var file = new FileStream(marks, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
    file.Write(System.Text.Encoding.UTF8.GetBytes($"{name} {what}\n"));
}
