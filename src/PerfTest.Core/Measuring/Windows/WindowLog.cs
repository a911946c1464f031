using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>Takes a snapshot at each border of the plan's windows. One thread ticks; any may read.</summary>
internal sealed class WindowLog
{
    private readonly MetricStore _store;
    private readonly ImmutableArray<PlanWindow> _windows;
    private readonly Dictionary<long, (long At, MetricsSnapshot Metrics)> _taken = [];
    private readonly Lock _gate = new();
    private long _lastTick;

    public WindowLog(ImmutableArray<PlanWindow> windows, MetricStore store)
    {
        _windows = windows;
        _store = store;
        Borders = [.. windows.SelectMany(window => new[] { window.Start, window.End }).Where(border => border < long.MaxValue).Distinct().Order()];
        _taken[0] = (0, store.Snapshot());
    }

    /// <summary>When windows begin and end, ascending, in nanoseconds from t=0.</summary>
    public ImmutableArray<long> Borders { get; }

    /// <param name="now">Nanoseconds from t=0.</param>
    public void Tick(long now)
    {
        lock (_gate)
        {
            _lastTick = now;
            MetricsSnapshot? snapshot = null;
            foreach (var border in Borders)
            {
                if (border <= now && !_taken.ContainsKey(border))
                {
                    _taken[border] = (now, snapshot ??= _store.Snapshot());
                }
            }
        }
    }

    /// <summary>The windows that have begun, in plan order.</summary>
    /// <param name="now">What the store holds now, for those that have not ended.</param>
    public ImmutableArray<WindowSnapshot> Windows(MetricsSnapshot now)
    {
        lock (_gate)
        {
            var begun = ImmutableArray.CreateBuilder<WindowSnapshot>();
            foreach (var window in _windows)
            {
                if (_taken.TryGetValue(window.Start, out var from))
                {
                    var to = _taken.TryGetValue(window.End, out var end) ? end : (At: _lastTick, Metrics: now);
                    begun.Add(new(window, from.At, to.At, to.Metrics.Since(from.Metrics)));
                }
            }

            return begun.DrainToImmutable();
        }
    }
}
