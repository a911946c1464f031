using System.Diagnostics.Metrics;

namespace PerfTest.Measuring;

/// <summary>
/// Tells a request when it has its connection, by .NET's own meter: under HTTP/2 nothing that is written can be told to be one request's. Costs nothing where a
/// connection is free.
/// </summary>
internal static class QueueTimes
{
    private const string TimeInQueue = "http.client.request.time_in_queue";

    private static readonly MeterListener Listener = Start();

    /// <summary>From now on, for as long as the process lives.</summary>
    public static void Watch() => _ = Listener;

    private static MeterListener Start()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == TimeInQueue && instrument.Meter.Scope is LoadMeterFactory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };

        // Called in the request's flow, the moment it goes on.
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => LiveCall.Current?.LeftQueue());
        listener.Start();
        return listener;
    }
}
