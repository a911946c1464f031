using System.Collections.Immutable;
using System.Net;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>Reads what the target says of itself and keeps the chosen series: of a counter how much it has grown since the first scrape, of everything else the value.</summary>
/// <param name="scrape">What is read.</param>
/// <param name="client">With what.</param>
/// <param name="recorder">Where it is kept.</param>
/// <param name="clock">By whose time an answer is late.</param>
internal sealed class ScrapeWatch(Scrape scrape, ProbeClient client, RunRecorder recorder, ILoadClock clock) : ITargetWatch
{
    private const string Kind = "scrape";

    private readonly MetricStore _store = recorder.Store;
    private readonly Dictionary<TagSet, Growth> _counters = [];
    private readonly HashSet<string> _found = [];

    public TimeSpan Every => scrape.Every;

    public void Look(CancellationToken cut)
    {
        using var timeout = new CutOff(clock, Nanoseconds.From(scrape.Timeout), cut);
        Parsed<ImmutableArray<PrometheusSample>> read;
        try
        {
            (HttpStatusCode status, string text) = client.Read(scrape.Address, timeout.Token);
            read = (int)status is >= 200 and < 300 ? PrometheusText.Parse(text) : Parsed<ImmutableArray<PrometheusSample>>.Wrong($"{(int)status} {status}");
        }
        catch (Exception exception)
        {
            // Whatever a client throws: there was no answer.
            if (cut.IsCancellationRequested)
            {
                return;
            }

            read = Parsed<ImmutableArray<PrometheusSample>>.Wrong(timeout.HasCome ? $"no answer within {DurationText.Print(scrape.Timeout)}" : HttpError.ReasonOf(exception));
        }

        _store.GetRate(_store.Define(TargetMetrics.ScrapeFailed), _store.NoTags).Record(!read.IsOk);
        if (!read.IsOk)
        {
            recorder.Errors.Record("", Kind, $"GET {scrape.Address}: {read.Error}");
            return;
        }

        foreach (PrometheusSample sample in read.Value.Where(sample => scrape.Series.Contains(sample.Name)))
        {
            _found.Add(sample.Name);
            Keep(sample);
        }
    }

    public void Finish()
    {
        foreach (string missing in scrape.Series.Where(name => !_found.Contains(name)))
        {
            recorder.Errors.Record("", Kind, $"GET {scrape.Address}: there was no series '{missing}'");
        }
    }

    private void Keep(PrometheusSample sample)
    {
        TagSet tags = sample.Labels.Aggregate(_store.NoTags, (set, label) => set.With(label.Key, label.Value));
        if (!double.IsFinite(sample.Value))
        {
            return;
        }

        try
        {
            if (!sample.IsCounter)
            {
                _store.GetGauge(_store.Define(sample.Name, MetricType.Gauge, UnitOf(sample.Name)), tags).Set(sample.Value);
                return;
            }

            CounterSeries series = _store.GetCounter(_store.Define(sample.Name, MetricType.Counter, UnitOf(sample.Name)), tags);
            if (!_counters.TryGetValue(tags.With(Kind, sample.Name), out Growth? growth))
            {
                _counters[tags.With(Kind, sample.Name)] = growth = new Growth(sample.Value);
            }

            series.Add(growth.To(sample.Value));
        }
        catch (LoadTestException another)
        {
            // The test itself uses the name for something else.
            recorder.Errors.Record("", Kind, another.Message);
        }
    }

    /// <summary>The unit with which the metric is declared; of one that is not, none.</summary>
    private Unit UnitOf(string name) => _store.Find(name)?.Unit ?? Unit.None;

    /// <summary>How much a counter has grown, in whole numbers of which none gets lost.</summary>
    private sealed class Growth(double first)
    {
        private double _last = first;
        private double _grown;
        private long _told;

        /// <summary>What is new since the last time. A counter that has become less began again at 0, as its process did.</summary>
        public long To(double value)
        {
            _grown += value < _last ? value : value - _last;
            _last = value;
            long now = (long)Math.Floor(_grown);
            long told = _told;
            _told = now;
            return now - told;
        }
    }
}
