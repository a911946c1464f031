using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using PerfTest.Adapting;
using PerfTest.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Telemetry;

/// <summary>Sends one run's metrics. All of it happens on the companion's own thread, the requests too.</summary>
[SuppressMessage("Design", "CA1001", Justification = "End disposes of them; a run always ends.")]
internal sealed class TelemetryCompanion(TelemetrySetting setting) : IRunCompanion
{
    /// <summary>The meter's name, by which collectors may choose.</summary>
    public const string MeterName = "PerfTest";

    /// <summary>Of one second; what does not fit waits for the next, and for the end. About 50 ms of one core.</summary>
    private const long RecordsPerTick = 250_000;

    /// <summary>Series of one metric. The store folds what comes beyond 1,000, and bounded tags beyond 2,000.</summary>
    private const int MostSeries = 4_000;

    private static readonly TimeSpan CatchUpPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ExportPatience = TimeSpan.FromSeconds(10);

    private readonly ExportWitness _witness = new();
    private RunScope? _run;
    private MetricReplay? _replay;
    private MeterProvider? _provider;
    private long _nextExport;

    public TimeSpan Patience => CatchUpPatience + (2 * ExportPatience);

    public void Begin(RunScope run)
    {
        _run = run;
        _replay = new MetricReplay(MeterName, typeof(TelemetryCompanion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        var options = new OtlpExporterOptions
        {
            Endpoint = setting.Endpoint,
            Protocol = setting.Protocol,
            TimeoutMilliseconds = (int)ExportPatience.TotalMilliseconds,
            HttpClientFactory = () => new HttpClient(_witness, disposeHandler: false) { Timeout = ExportPatience },
        };
        if (setting.Headers is { } headers)
        {
            options.Headers = headers;
        }

        _provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource(run))
            .AddMeter(MeterName)
            .AddView(instrument => instrument.GetType().GetGenericTypeDefinition() == typeof(System.Diagnostics.Metrics.Histogram<>)
                ? new Base2ExponentialBucketHistogramConfiguration { CardinalityLimit = MostSeries }
                : new MetricStreamConfiguration { CardinalityLimit = MostSeries })
            .AddReader(new BaseExportingMetricReader(new OtlpMetricExporter(options)))
            .Build();
    }

    public void Tick(RunMoment moment)
    {
        _replay!.Replay(_run!.Recorder.Store.Snapshot(), RecordsPerTick);
        if (Environment.TickCount64 >= _nextExport)
        {
            _nextExport = Environment.TickCount64 + (long)setting.Interval.TotalMilliseconds;

            // What fails now may be taken later: the numbers are cumulative.
            _provider!.ForceFlush((int)ExportPatience.TotalMilliseconds);
        }
    }

    public void End(LoadResult? result)
    {
        if (_provider is null || _replay is null)
        {
            return;
        }

        long deadline = Environment.TickCount64 + (long)CatchUpPatience.TotalMilliseconds;
        long behind;
        do
        {
            behind = _replay.Replay(_run!.Recorder.Store.Snapshot(), RecordsPerTick);
        }
        while (behind > 0 && Environment.TickCount64 < deadline);

        if (behind > 0)
        {
            _run.Warn($"The export of metrics lacks {Figures.Count(behind)} samples of histograms: there were more than could be handed over in {DurationText.Print(CatchUpPatience)} after the run. Counters are complete.");
        }

        if (_replay.Negative > 0)
        {
            _run.Warn($"The export of metrics lacks {Figures.Count(_replay.Negative)} negative samples, for which OpenTelemetry's histograms have no place.");
        }

        bool isTaken = _provider.ForceFlush((int)ExportPatience.TotalMilliseconds);
        if (!isTaken || _witness.Failure is not null)
        {
            _run.Warn($"The metrics could not be exported to {setting.Endpoint}: {(_witness.Failure ?? "nobody took them").TrimEnd('.')}.{ResultsFiles.VerdictStands}");
        }

        _provider.Shutdown(0);
        _provider.Dispose();
        _replay.Dispose();
        _witness.Dispose();
    }

    /// <summary>The standard variables have the last word.</summary>
    private static ResourceBuilder Resource(RunScope run) => ResourceBuilder.CreateEmpty()
        .AddService("perftest", serviceInstanceId: Guid.NewGuid().ToString())
        .AddTelemetrySdk()
        .AddAttributes(
        [
            new("test.name", run.Plan.Name),
            .. run.Level is { } level ? [new("test.level", level)] : Array.Empty<KeyValuePair<string, object>>(),
            new("test.scenarios", run.Plan.Scenarios.Select(scenario => scenario.Name).ToArray()),
            new("test.mode", run.Plan.Mode.ToString().ToLowerInvariant()),
            new("test.seed", run.Plan.Seed),
            new("host.name", Environment.MachineName),
        ])
        .AddEnvironmentVariableDetector();
}
