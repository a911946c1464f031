using System.Diagnostics;
using System.Runtime.Versioning;

namespace PerfTest.Bench;

/// <summary>Runs a client once and watches its process.</summary>
[SupportedOSPlatform("linux")]
internal static class ClientRun
{
    // What does not end by itself is ended.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Reading> RunAsync(Client client, TargetProcess target, string path, int connections, int seconds)
    {
        double childrenBefore = ChildUsage.Seconds();
        double targetBefore = ProcessorOf(target.Id);
        double busyBefore = Machine.BusySeconds();
        long begun = Stopwatch.GetTimestamp();
        ProcessStartInfo start = client.Start(Machine.ClientCore, new Uri(target.Address, path), connections, seconds);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{client.Name} has not started.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            if (Stopwatch.GetElapsedTime(begun) > Patience + TimeSpan.FromSeconds(seconds))
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"{client.Name} did not end after {seconds} s.");
            }

            await Task.Delay(50);
        }

        await process.WaitForExitAsync();
        double passed = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var cost = new ProcessCost(ChildUsage.Seconds() - childrenBefore, peak);
        string said = await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{client.Name} ended with {process.ExitCode}: {said}{await error}");
        }

        double others = Machine.BusySeconds() - busyBefore - cost.ProcessorSeconds - (ProcessorOf(target.Id) - targetBefore);
        return client.Read(said, cost) with { Others = Math.Max(0, others / passed) };
    }

    private static double ProcessorOf(int process)
    {
        // After the name in parentheses: state, and from the 12th on utime and stime, in hundredths of a second.
        string text = File.ReadAllText($"/proc/{process}/stat");
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Figure.Parse(fields[11]) + Figure.Parse(fields[12])) / 100;
    }

    private static long PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : (long)Figure.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}
