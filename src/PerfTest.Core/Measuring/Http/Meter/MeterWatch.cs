using System.Diagnostics.Metrics;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Sees the requests of HTTP clients that nobody told us about, where a virtual user sends them: through .NET's own meter, which tells duration, method, host and
/// status, and no path. They are kept apart: see <see cref="MeterRecorder"/>.
/// </summary>
internal sealed class MeterWatch : IDisposable
{
    private const string HttpMeter = "System.Net.Http";
    private const string RequestDuration = "http.client.request.duration";

    private const string Outcome = "an HTTP client that PerfTest did not make has tried it, and the run ends with this first request";

    private readonly RunRecorder _run;
    private readonly MeterListener _listener = new();

    public MeterWatch(RunRecorder run)
    {
        _run = run;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == RequestDuration && instrument.Meter.Name == HttpMeter && instrument.Meter.Scope is not LoadMeterFactory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => OnMeasured(seconds, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Called in the flow of whoever sent the request, on whichever thread ended it.</summary>
    private void OnMeasured(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (VirtualUser.Current is not { IsCutOff: false, Observer: ScenarioRecorder scenario } vu || !scenario.IsOf(_run) || LoadHttpHandler.IsTold)
        {
            return;
        }

        MeterRequest request = MeterRequest.Read(tags);
        if (request.Address is { } address && _run.Hosts.Refusal(address, Outcome) is { } refusal)
        {
            vu.StopRun(refusal);
        }

        scenario.KeeperOf(vu.IsWarmup)?.Unknown.Record(vu, request, (long)(seconds * Nanoseconds.PerSecond));
    }
}
