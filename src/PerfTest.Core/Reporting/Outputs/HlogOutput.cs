using System.Collections.Immutable;
using System.Text;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>
/// The run's course at full resolution, on disk only: the headline latency of each scenario in each interval as a line of HdrHistogram's interval log. What has been
/// written stays readable when the process is killed.
/// </summary>
/// <remarks>
/// A tag is the scenario and the metric, <c>Order:http_req_response_time</c>: the intervals of one tag add up to that metric of the whole run. A scenario that has
/// sent no HTTP so far is measured by its iterations.
/// </remarks>
internal sealed class HlogOutput : ResultOutput
{
    /// <summary>The file's suffix.</summary>
    public const string Suffix = ".hlog";

    private readonly ResultsFiles _files;
    private readonly ImmutableArray<Scenario> _scenarios;
    private readonly HashSet<string> _http = new(StringComparer.Ordinal);
    private bool _isBroken;

    /// <param name="run">The run.</param>
    public HlogOutput(OutputRun run)
    {
        _files = run.Files;
        _scenarios = run.Plan.Scenarios;
    }

    public override void Begin(DateTimeOffset startedAt) => Append(HistogramLog.Header(startedAt));

    public override void Append(IReadOnlyList<Slice> slices) => Append(string.Concat(slices.SelectMany(Lines)));

    /// <summary>Whole already.</summary>
    public override void Finish(LoadResult result)
    {
    }

    private IEnumerable<string> Lines(Slice slice)
    {
        foreach (var (scenario, part) in _scenarios.Zip(slice.Scenarios))
        {
            if (part.Requests > 0)
            {
                _http.Add(scenario.Name);
            }

            var metric = HeadlineMetrics.NameOf(scenario, isHttp: _http.Contains(scenario.Name));
            var values = metric switch
            {
                MetricNames.HttpReqResponseTime => part.HttpResponseTime,
                MetricNames.HttpReqDuration => part.HttpDuration,
                _ => part.IterationLatency,
            };
            if (part.Dropped > 0)
            {
                yield return HistogramLog.Comment($"{Figures.Counted(part.Dropped, "iteration")} of {Ellipsis.OneLine(scenario.Name)} due in the next line's interval never started and rank as slower than any");
            }

            // Two ticks may come at the same moment.
            if (slice.Length == 0 && values.Count == 0)
            {
                continue;
            }

            yield return HistogramLog.Line(HistogramLog.Tag($"{scenario.Name}:{metric}"), slice.Start, slice.End, values.ToHistogram());
        }
    }

    private void Append(string text)
    {
        // After a line that was not written whole no other must follow.
        _isBroken = _isBroken || (text.Length > 0 && !_files.TryAppend(Suffix, Encoding.UTF8.GetBytes(text)));
    }
}
