using System.Globalization;
using System.Text;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapters.Tests.Workloads;

/// <summary>Draws a plan as SVG: a panel for each scenario, all over one time axis. Everything in it is asked of the schedules that the engine follows.</summary>
internal sealed class WorkloadPicture
{
    private const double Left = 64;
    private const double Right = 16;
    private const double Width = 720;
    private const double Plot = 120;
    private const double Title = 26;
    private const double Axis = 34;

    private readonly StringBuilder _svg = new();
    private readonly LoadPlan _plan;
    private readonly long _from;
    private readonly long _to;

    private WorkloadPicture(LoadPlan plan)
    {
        _plan = plan;
        _from = -plan.Scenarios.Max(scenario => Nanoseconds.From(scenario.Warmup));
        _to = plan.Scenarios.Max(End);
    }

    public static string Of(LoadPlan plan)
    {
        var picture = new WorkloadPicture(plan);
        picture.Draw();
        return picture._svg.ToString();
    }

    /// <summary>Where the picture of a scenario ends. Iterations in flight may go on after the deadline; that is drawn where it shows at this scale.</summary>
    private static long End(Scenario scenario)
    {
        long deadline = Nanoseconds.From(scenario.Deadline);
        long graceful = Nanoseconds.From(scenario.GracefulStop);
        return deadline + (scenario.Workload.IsIterationCounted ? 0 : Math.Min(graceful, deadline / 5));
    }

    private void Draw()
    {
        double height = (_plan.Scenarios.Length * (Title + Plot)) + Axis;
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Num(Width)} {Num(height)}\" width=\"{Num(Width)}\" height=\"{Num(height)}\" font-family=\"system-ui, sans-serif\" font-size=\"11\">");
        Line($"<rect width=\"{Num(Width)}\" height=\"{Num(height)}\" fill=\"#ffffff\"/>");
        double top = 0;
        foreach (Scenario scenario in _plan.Scenarios)
        {
            DrawScenario(scenario, top + Title);
            top += Title + Plot;
        }

        DrawTimes(top);
        Line("</svg>");
    }

    private void DrawScenario(Scenario scenario, double top)
    {
        string name = _plan.Scenarios.Length > 1 ? $"{scenario.Name}: {scenario.Workload.Executor}" : scenario.Workload.Executor;
        Text(Left, top - 9, name, "#1f2937", "start", bold: true);
        if (scenario.Workload is ArrivalRateWorkload arrivals)
        {
            DrawArrivals(scenario, arrivals, top);
        }
        else
        {
            DrawVus(scenario, top);
        }

        double deadline = X(Nanoseconds.From(scenario.Deadline));
        Line($"<path d=\"M{Num(deadline)} {Num(top)}V{Num(top + Plot)}\" stroke=\"#6b7280\" stroke-dasharray=\"4 3\"/>");
        Line($"<path d=\"M{Num(Left)} {Num(top + Plot)}H{Num(Width - Right)}M{Num(Left)} {Num(top)}V{Num(top + Plot)}\" stroke=\"#9ca3af\" fill=\"none\"/>");
        DrawStages(scenario, top);
    }

    private void DrawVus(Scenario scenario, double top)
    {
        Workload workload = scenario.Workload;
        long start = Nanoseconds.From(scenario.StartTime);
        double peak = Math.Max(1, workload.PeakVus);
        Grid(top, peak, "VUs");
        IReadOnlyList<VuStep> planned = VuSchedule.Planned(workload, Segment.Whole);
        if (workload is RampingVus ramp && End(scenario) < long.MaxValue)
        {
            // Behind the planned line: VUs that may still be finishing an iteration.
            IReadOnlyList<VuStep> held = VuSchedule.Held(ramp, Segment.Whole, scenario.GracefulStop);
            Area(held, start, start, _to, peak, top, "#bfdbfe", stroke: false);
        }
        else if (!workload.IsIterationCounted)
        {
            Area(planned, start, Nanoseconds.From(scenario.Deadline), Math.Min(_to, Nanoseconds.From(scenario.Deadline + scenario.GracefulStop)), peak, top, "#bfdbfe", stroke: false);
        }

        Area(WarmupSchedule.Of(scenario, Segment.Whole), 0, _from, 0, peak, top, "#d1d5db", stroke: false);
        Area(planned, start, start, Nanoseconds.From(scenario.Deadline), peak, top, workload.IsIterationCounted ? "#93c5fd" : "#60a5fa", stroke: true);
        if (workload.IsIterationCounted)
        {
            string text = workload is PerVuIterations each ? $"every VU {each.IterationsPerVu} iterations; over when all are done" : $"{((SharedIterations)workload).Iterations} iterations in all; over when they are done";
            Text(X(start) + 8, top + (Plot / 2), text, "#1e3a8a", "start");
        }
    }

    private void DrawArrivals(Scenario scenario, ArrivalRateWorkload workload, double top)
    {
        long start = Nanoseconds.From(scenario.StartTime);
        ArrivalSchedule schedule = ArrivalSchedule.For(workload, Segment.Whole, _plan.Seed);
        long length = Nanoseconds.From(workload.Duration);
        const int Bars = 60;
        var bars = new List<(double From, double To, double Rate)>();
        for (int bar = 0; bar < Bars; bar++)
        {
            long from = length / Bars * bar;
            long to = bar == Bars - 1 ? length : length / Bars * (bar + 1);
            long due = schedule.DueCount(bar == Bars - 1 ? to : to - 1) - schedule.DueCount(from - 1);
            bars.Add((X(start + from), X(start + to), due * (double)Nanoseconds.PerSecond / (to - from)));
        }

        double peak = Math.Max(workload.PeakRate.PerSecond, bars.Max(bar => bar.Rate));
        Grid(top, peak, "iterations/s");
        if (WarmupSchedule.ArrivalsOf(scenario) is { } warmup)
        {
            ArrivalSchedule before = ArrivalSchedule.For(warmup, Segment.Whole, _plan.Seed);
            long warm = Nanoseconds.From(scenario.Warmup);
            var points = Enumerable.Range(0, 21).Select(i => (At: (warm / 20 * i) - warm, Rate: before.RateAt(warm / 20 * i))).ToList();
            Line($"<path d=\"M{Num(X(-warm))} {Num(top + Plot)}{string.Concat(points.Select(point => $"L{Num(X(point.At))} {Num(Y(point.Rate, peak, top))}"))}V{Num(top + Plot)}Z\" fill=\"#d1d5db\"/>");
        }

        foreach ((double from, double to, double rate) in bars.Where(bar => bar.Rate > 0))
        {
            double y = Y(rate, peak, top);
            Line($"<rect x=\"{Num(from)}\" y=\"{Num(y)}\" width=\"{Num(Math.Max(0.5, to - from - 1))}\" height=\"{Num(top + Plot - y)}\" fill=\"#86efac\"/>");
        }

        var line = new StringBuilder();
        const int Points = 300;
        for (int i = 0; i <= Points; i++)
        {
            long at = i == Points ? length - 1 : length / Points * i;
            line.Append(i == 0 ? 'M' : 'L').Append(Num(X(start + at))).Append(' ').Append(Num(Y(schedule.RateAt(at), peak, top)));
        }

        Line($"<path d=\"{line}\" fill=\"none\" stroke=\"#15803d\" stroke-width=\"1.5\"/>");
    }

    private void DrawStages(Scenario scenario, double top)
    {
        IEnumerable<(TimeSpan Duration, string? Name)> stages = scenario.Workload switch
        {
            RampingVus ramp => ramp.Stages.Select(stage => (stage.Duration, stage.Name)),
            RampingArrivalRate ramp => ramp.Stages.Select(stage => (stage.Duration, stage.Name)),
            _ => [],
        };
        long at = Nanoseconds.From(scenario.StartTime);
        foreach ((TimeSpan duration, string? name) in stages)
        {
            long end = at + Nanoseconds.From(duration);
            if (end > at)
            {
                Line($"<path d=\"M{Num(X(end))} {Num(top + Plot - 5)}v5\" stroke=\"#6b7280\"/>");
            }

            if (name is not null)
            {
                Text((X(at) + X(end)) / 2, top + Plot - 8, name, "#111827", "middle");
            }

            at = end;
        }
    }

    private void Area(IReadOnlyList<VuStep> steps, long start, long from, long to, double peak, double top, string fill, bool stroke)
    {
        if (steps.Count == 0 || to <= from)
        {
            return;
        }

        var outline = new StringBuilder();
        outline.Append($"L{Num(X(from))} {Num(Y(VuSchedule.At(steps, from - start), peak, top))}");

        // Two steps on one pixel cannot be told apart: the last one counts.
        foreach (var pixel in steps.Where(step => step.At + start > from && step.At + start <= to).GroupBy(step => Math.Round(X(step.At + start))))
        {
            VuStep step = pixel.Last();
            outline.Append($"H{Num(X(step.At + start))}V{Num(Y(step.Vus, peak, top))}");
        }

        outline.Append($"H{Num(X(to))}");
        Line($"<path d=\"M{Num(X(from))} {Num(top + Plot)}{outline}V{Num(top + Plot)}Z\" fill=\"{fill}\"/>");
        if (stroke)
        {
            Line($"<path d=\"M{outline.ToString()[1..]}\" fill=\"none\" stroke=\"#1d4ed8\" stroke-width=\"1.5\"/>");
        }
    }

    private void Grid(double top, double peak, string unit)
    {
        double step = unit == "VUs" ? Math.Max(1, Math.Floor(Nice(peak / 2))) : Nice(peak / 2);
        for (double value = step; value <= peak * 1.0001; value += step)
        {
            double y = Y(value, peak, top);
            Line($"<path d=\"M{Num(Left)} {Num(y)}H{Num(Width - Right)}\" stroke=\"#e5e7eb\"/>");
            Text(Left - 6, y + 4, value.ToString("#,0.##", CultureInfo.InvariantCulture), "#6b7280", "end");
        }

        Text(Width - Right, top - 9, unit, "#6b7280", "end");
    }

    private void DrawTimes(double top)
    {
        long step = (long)(Nice((_to - _from) / (double)Nanoseconds.PerSecond / 8, [1, 2, 3, 5, 6]) * Nanoseconds.PerSecond);
        if (step > 40 * Nanoseconds.PerSecond)
        {
            step = Math.Max(1, (step + (30 * Nanoseconds.PerSecond)) / (60 * Nanoseconds.PerSecond)) * 60 * Nanoseconds.PerSecond;
        }

        for (long at = 0; at <= _to; at += step)
        {
            Line($"<path d=\"M{Num(X(at))} {Num(top)}v4\" stroke=\"#9ca3af\"/>");
            Text(X(at), top + 16, DurationText.Print(Nanoseconds.ToTimeSpan(at)), "#6b7280", "middle");
        }

        if (_from < 0)
        {
            Text(X(_from) - 2, top + 28, "warm-up", "#6b7280", "start");
        }
    }

    private static double Nice(double value, double[]? mantissas = null)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double[] choices = mantissas ?? [1, 2, 2.5, 5];
        double mantissa = choices.Append(10).First(choice => choice * power >= value * 0.999);
        return mantissa * power;
    }

    private double X(long at) => Left + ((double)(at - _from) / (_to - _from) * (Width - Left - Right));

    private static double Y(double value, double peak, double top) => top + Plot - (value / peak * (Plot - 6));

    private static string Num(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private void Text(double x, double y, string text, string color, string anchor, bool bold = false) =>
        Line($"<text x=\"{Num(x)}\" y=\"{Num(y)}\" fill=\"{color}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"600\"" : "")}>{System.Security.SecurityElement.Escape(text)}</text>");

    private void Line(string text) => _svg.Append(text).Append('\n');
}
