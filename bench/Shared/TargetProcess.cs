using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>The target in a process of its own, which ends with this object, or with this process.</summary>
internal sealed class TargetProcess : IDisposable
{
    private const string Greeting = "listening on ";

    private readonly Process _process;

    private TargetProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts <c>PerfTest.Target.dll</c>, which is expected beside this program.</summary>
    public static TargetProcess Start(int? core)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "PerfTest.Target.dll");
        ProcessStartInfo start = Programs.Start(core, "dotnet", program, "--urls", "http://127.0.0.1:0", "--until-stdin-ends");
        start.RedirectStandardError = false;
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The target has not started.");
        string greeting = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The target ended at once.");
        return new TargetProcess(process, new Uri(greeting[Greeting.Length..]));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
