using System.Text;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The headline latency as HdrHistogram's percentile distribution, in milliseconds: of all scenarios together and, where there are several, of each, <c>Test+Scenario.hgrm</c>: no test's name has a plus.</summary>
/// <param name="run">The run.</param>
internal sealed class HgrmOutput(OutputRun run) : ResultOutput
{
    /// <summary>The files' suffix.</summary>
    public const string Suffix = ".hgrm";

    // In bytes: both names together stay below the 255 of common file systems.
    private const int LongestScenario = 80;

    public override void Finish(LoadResult result)
    {
        run.Files.TryWrite(Suffix, stream => Write(stream, result.Latency));
        if (result.Scenarios.Count > 1)
        {
            foreach (var scenario in result.Scenarios)
            {
                run.Files.TryWrite($"+{SafeFileName.Of(scenario.Name, LongestScenario)}{Suffix}", stream => Write(stream, scenario.Latency));
            }
        }
    }

    private static void Write(Stream stream, LatencyMetric latency)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        var all = latency.Distribution ?? new Distribution(new Histogram(), 0);
        PercentileDistribution.Write(text, all.Values, Nanoseconds.PerMillisecond);
        text.Write(HistogramLog.Comment($"{latency.Name} in milliseconds"));
        if (all.NeverStarted > 0)
        {
            text.Write(HistogramLog.Comment($"Not in it: {Figures.Counted(all.NeverStarted, "sample")} of iterations that never started ({Figures.Percent(all.NeverStartedShare, 1)} of all), which rank as slower than any"));
        }
    }
}
