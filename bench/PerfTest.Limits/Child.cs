using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>One measurement in a process of its own, so that none inherits the other's heap, threads or compiled code.</summary>
internal static class Child
{
    private const string Mark = "@";

    /// <summary>Runs <c>PerfTest.Limits measure …</c> and returns its lines; what went wrong is a line, too.</summary>
    public static async Task<IReadOnlyList<Line>> MeasureAsync(int? core, TimeSpan timeout, params string[] arguments)
    {
        ProcessStartInfo start = Programs.Start(core, "dotnet", [Path.Combine(AppContext.BaseDirectory, "PerfTest.Limits.dll"), "measure", .. arguments]);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The measurement has not started.");
        using var patience = new CancellationTokenSource(timeout);
        try
        {
            Task<string> error = PassOnAsync(process.StandardError, patience.Token);
            string output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            string? line = output.Split('\n').FirstOrDefault(text => text.StartsWith(Mark, StringComparison.Ordinal));
            return line is null
                ? [Failed(arguments, (await error).Trim().Split('\n')[0])]
                : JsonSerializer.Deserialize<List<Line>>(line[Mark.Length..])!;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return [Failed(arguments, $"took more than {timeout.TotalSeconds:0} s")];
        }
    }

    /// <summary>What it says while it measures, line by line.</summary>
    /// <returns>All of it.</returns>
    private static async Task<string> PassOnAsync(StreamReader said, CancellationToken cancellationToken)
    {
        var all = new StringBuilder();
        while (await said.ReadLineAsync(cancellationToken) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            all.AppendLine(line);
        }

        return all.ToString();
    }

    public static void Hand(IReadOnlyList<Line> lines) => Console.WriteLine(Mark + JsonSerializer.Serialize(lines));

    private static Line Failed(string[] arguments, string why) => new(string.Join(' ', arguments), "not measured: " + why, Verdict: "BELOW", IsBroken: true);
}
