using System.Diagnostics.Metrics;

namespace PerfTest.Measuring;

/// <summary>Marks the meters of our own clients, so that their requests are not taken for those of clients that nobody told us about.</summary>
internal sealed class LoadMeterFactory : IMeterFactory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);

    private LoadMeterFactory()
    {
    }

    public static LoadMeterFactory Instance { get; } = new();

    public Meter Create(MeterOptions options)
    {
        lock (_gate)
        {
            if (!_meters.TryGetValue(options.Name, out Meter? meter))
            {
                _meters[options.Name] = meter = new Meter(options.Name, options.Version, options.Tags, scope: this);
            }

            return meter;
        }
    }

    /// <summary>For as long as the process lives.</summary>
    public void Dispose()
    {
    }
}
