using System.Diagnostics;
using System.Text;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>A command that was started as a user would, without what this test run has put into the environment.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string[] Inherited = ["MSBUILD", "VSTEST", "PERFTEST_", "TESTINGPLATFORM", "COREHOST_", "DOTNET_HOST_PATH", "DOTNET_gc", "DOTNET_CLI_TELEMETRY_SESSION", "GITHUB_STEP_SUMMARY", "TF_BUILD"];
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _text;

    private RunningCommand(ProcessStartInfo start)
    {
        _text = $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Append;
        _process.ErrorDataReceived += Append;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static RunningCommand Start(string file, string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        // Whatever a shell starts in the background ignores Ctrl+C, and so does all that it starts in turn: a test run in CI, say, with everything here.
        var (first, before) = OperatingSystem.IsLinux() ? ("env", new[] { "--default-signal=INT", file }) : (file, []);
        var start = new ProcessStartInfo(first)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in before.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(name => Inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // Another suite of the solution may have the machine for longer than a test here gives its run.
        start.Environment["PERFTEST_EXCLUSIVE"] = "process";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(start);
    }

    public int Id => _process.Id;

    /// <summary>Waits until it has written a text.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!Output().Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"'{_text}' has not written '{text}':{Environment.NewLine}{Output()}");
            }

            await Task.Delay(50, CancellationToken.None);
        }

        return Output();
    }

    public async Task<DotnetResult> WaitAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{_text}' had not ended after {Limit.TotalMinutes} minutes:{Environment.NewLine}{Output()}");
        }

        return new DotnetResult(_text, _process.ExitCode, Output(), _watch.Elapsed);
    }

    /// <summary>What Ctrl+C does. Not on Windows.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>What Ctrl+C in a terminal does: all its processes are told. Only where it was started by <c>setsid</c>, which makes it the first of a group.</summary>
    public void InterruptGroup()
    {
        using var kill = Process.Start("kill", ["-INT", "--", $"-{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends it at once; it is not asked.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends it if it has not ended by itself.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
