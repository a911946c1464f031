using System.Diagnostics;
using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>PerfTest from its packages, or the bare loop of the same program. Processor time counts from the end of the warm-up, in which .NET compiles.</summary>
internal sealed class DotnetClient : Client
{
    private const int Warmup = 11;

    private static readonly string Program = Environment.GetEnvironmentVariable("PERFTEST_COMPARE_CLIENT") ?? "PerfTest.Compare.Client.dll";

    private readonly string _kind;
    private readonly bool _inline;

    private DotnetClient(string name, string kind, bool inline)
    {
        Name = name;
        _kind = kind;
        _inline = inline;
    }

    public static Client PerfTest { get; } = new DotnetClient("PerfTest", "perftest", inline: false);

    /// <summary>The opt-in for live targets with asynchronous bodies.</summary>
    public static Client Inline { get; } = new DotnetClient("PerfTest, inline completions", "perftest", inline: true);

    public static Client Bare { get; } = new DotnetClient("bare HttpClient loop", "bare", inline: false);

    public override string Name { get; }

    public override bool IsQuick => true;

    public override bool IsHere => File.Exists(Program);

    public override string Origin => "bench/compare builds it";

    public override string Version => $"{Environment.GetEnvironmentVariable("PERFTEST_COMPARE_VERSION")}, .NET {Environment.Version}";

    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds)
    {
        ProcessStartInfo start = Programs.Start(core, "dotnet", Program, _kind, $"{target}", $"{connections}", $"{Warmup}", $"{seconds}");
        if (_inline)
        {
            start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        }

        return start;
    }

    public override Reading Read(string output, ProcessCost cost)
    {
        using JsonDocument said = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        double Number(string name) => said.RootElement.GetProperty(name).GetDouble();
        return new Reading(Number("rps"), Number("processorMicroseconds"), cost.PeakBytes, Number("p50"), Number("p99"), (long)Number("failed"));
    }
}
