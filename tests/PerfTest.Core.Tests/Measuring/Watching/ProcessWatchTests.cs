using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using PerfTest.Core.Tests.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring.Watching;

/// <summary>What is kept of a process that is watched.</summary>
public class ProcessWatchTests
{
    private static readonly DateTime Started = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly HandClock _clock = new();
    private readonly RunRecorder _recorder = new(Story.Closed("watched"));

    [Fact]
    public void Memory_and_cpu_of_each_look()
    {
        Watch(null, Reading(1, 100, 0), Reading(1, 300, 0.5), Reading(1, 200, 2));

        MetricsSnapshot seen = _recorder.Store.Snapshot();
        GaugeTotals memory = seen.Gauge("target_memory")!.Value;
        (memory.Min, memory.Max, memory.Value).Should().Be((100, 300, 200));
        Histogram cpu = seen.Trend("target_cpu")!;
        (cpu.Count, cpu.Min, cpu.Max).Should().Be((2, 500, 1500), "half a core, then one and a half, in thousandths");
        seen.Counter("target_restarts")!.Value.Count.Should().Be(0, "and that is a result");
        seen.Gauge("target_memory_growth").Should().BeNull("of three looks nothing can be said");
    }

    [Fact]
    public void A_name_is_a_tag()
    {
        Watch("orders", Reading(1, 100, 0));

        _recorder.Store.Snapshot().TagValues("target_memory", "target").Should().Equal("orders");
    }

    [Theory]
    [InlineData(0, "1 1 1")]
    [InlineData(1, "1 1 2")]
    [InlineData(1, "1 - -")]
    [InlineData(1, "1 - 1")]
    [InlineData(1, "1 - 2 2")]
    [InlineData(2, "1 2 3")]
    [InlineData(0, "- 1 1")]
    public void A_process_that_is_gone_or_replaced_was_restarted(int restarts, string processes)
    {
        Watch(null, [.. processes.Split(' ').Select(process => process == "-" ? (ProcessReading?)null : Reading(int.Parse(process, System.Globalization.CultureInfo.InvariantCulture), 100, 0))]);

        _recorder.Store.Snapshot().Counter("target_restarts")!.Value.Count.Should().Be(restarts);
    }

    [Fact]
    public void Growth_is_the_last_third_against_the_first()
    {
        Watch(null, [.. Enumerable.Range(0, 30).Select(i => (ProcessReading?)Reading(1, i < 10 ? 100 : i < 20 ? 5_000 : 160, 0))]);

        _recorder.Store.Snapshot().Gauge("target_memory_growth")!.Value.Value.Should().Be(60);
    }

    [Fact]
    public void What_shrinks_does_not_grow()
    {
        Watch(null, [.. Enumerable.Range(0, 30).Select(i => (ProcessReading?)Reading(1, 1_000 - i, 0))]);

        _recorder.Store.Snapshot().Gauge("target_memory_growth")!.Value.Value.Should().Be(0);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(599)]
    [InlineData(600)]
    [InlineData(10_000)]
    public void Growth_of_a_straight_line_is_two_thirds_of_it_however_long(int looks)
    {
        var course = new MemoryCourse();
        for (int i = 0; i < looks; i++)
        {
            course.Add(1_000_000L * i / looks);
        }

        course.Growth.Should().BeApproximately(2_000_000.0 / 3, 1_000_000.0 / 9);
    }

    [Fact]
    public void This_process_can_be_read_as_any_other()
    {
        using Process self = Process.GetCurrentProcess();
        ProcessReading reading = new LocalProcess(() => Environment.ProcessId).Read()!.Value;

        reading.Memory.Should().BeGreaterThan(1 << 20);
        reading.CpuTime.Should().BeGreaterThan(0);
        reading.Identity.Should().Be((Environment.ProcessId, self.StartTime));
        new LocalProcess(() => null).Read().Should().BeNull();
        new LocalProcess(() => int.MaxValue).Read().Should().BeNull();
    }

    [Fact]
    public void Who_listens_on_a_port()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ListeningPort.ProcessOf(((IPEndPoint)listener.LocalEndpoint).Port).Should().Be(Environment.ProcessId);
        listener.Stop();
        ListeningPort.ProcessOf(1).Should().BeNull();
    }

    [Theory]
    [InlineData(5080, "socket:[49371]")]
    [InlineData(5081, null)]
    public void A_line_of_the_kernel(int port, string? socket) =>
        ListeningPort.SocketOf("   0: 0100007F:13D8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 49371 1 0000000000000000 100 0 0 10 0", port).Should().Be(socket);

    [Fact]
    public void A_connection_listens_nowhere() =>
        ListeningPort.SocketOf("   1: 0100007F:13D8 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 49372 1 0000000000000000 20 4 30 10 -1", 5080).Should().BeNull();

    private static ProcessReading Reading(int id, long memory, double cpuSeconds) => new((id, Started), memory, (long)(cpuSeconds * Nanoseconds.PerSecond));

    /// <summary>A look each second, and the end.</summary>
    private void Watch(string? name, params ProcessReading?[] readings)
    {
        var process = new Told(readings);
        var watch = new ProcessWatch(process, name, _recorder, _clock);
        foreach (ProcessReading? _ in readings)
        {
            watch.Look(CancellationToken.None);
            _clock.Advance(Nanoseconds.PerSecond);
        }

        watch.Finish();
    }

    private sealed class Told(IEnumerable<ProcessReading?> readings) : IWatchedProcess
    {
        private readonly Queue<ProcessReading?> _readings = new(readings);

        public ProcessReading? Read() => _readings.Dequeue();
    }
}
