using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>How many VUs a closed-model scenario has at which time: pure functions of workload and segment.</summary>
/// <remarks>
/// <code>
///        going up, VU n starts when the line reaches n       going down, VU n stops when it reaches n − 1
///
///    2 ┤            ┌───────                              2 ┤───────┐
///      │         ╱  │                                       │  ╲    │
///    1 ┤      ┌─────┘                                     1 ┤     ╲ └─────┐
///      │   ╱  │                                             │        ╲    │
///    0 ┤──────┘                                           0 ┤           ╲ └──────
/// </code>
/// Times between two nanoseconds are rounded up, to the first at which the line is there.
/// </remarks>
internal static class VuSchedule
{
    /// <summary>
    /// The planned line, from 0 to the regular deadline: the first step is at 0, times strictly ascend, neighbours differ. What happens at and after the
    /// deadline is the engine's (no iteration starts), not a step.
    /// </summary>
    public static IReadOnlyList<VuStep> Planned(Workload workload, Segment segment) => workload switch
    {
        RampingVus ramp => Ramp(ramp, segment),
        { IsArrivalRate: false } => [new VuStep(0, (int)segment.Share(workload.PeakVus))],
        _ => throw new ArgumentException($"The executor {workload.Executor} has no schedule of VUs: its iterations are due at times, not its VUs.", nameof(workload)),
    };

    /// <summary>
    /// VUs that may be running an iteration: those planned, those that were planned at any time within the last GracefulRampDown, and after the
    /// regular deadline those that were held at it. Ends with 0 at the deadline + <paramref name="gracefulStop"/>, whatever the ramp-down would allow.
    /// </summary>
    public static IReadOnlyList<VuStep> Held(Workload workload, Segment segment, TimeSpan gracefulStop)
    {
        var planned = Planned(workload, segment);
        var grace = workload is RampingVus ramp ? Nanoseconds.From(ramp.GracefulRampDown) : 0;
        var end = checked(Nanoseconds.From(workload.Duration) + Nanoseconds.From(gracefulStop));
        var held = new StepList();
        if (grace == 0)
        {
            foreach (var step in planned)
            {
                held.Add(step.At, step.Vus);
            }
        }
        else
        {
            AddMaximumOverWindow(planned, grace, held);
        }
        return held.EndingAt(end);
    }

    /// <summary>How many VUs <paramref name="steps"/> say at a time; 0 before the first step.</summary>
    public static int At(IReadOnlyList<VuStep> steps, long at)
    {
        var (low, high) = (0, steps.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (steps[middle].At <= at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low == 0 ? 0 : steps[low - 1].Vus;
    }

    private static List<VuStep> Ramp(RampingVus ramp, Segment segment)
    {
        var steps = new StepList();
        var line = ramp.StartVus;
        var elapsed = 0L;
        steps.Add(0, (int)segment.Share(line));
        foreach (var stage in ramp.Stages)
        {
            var length = Nanoseconds.From(stage.Duration);
            var (before, after) = ((int)segment.Share(line), (int)segment.Share(stage.Target));
            if (length == 0)
            {
                steps.Add(elapsed, after);
            }

            for (var vus = before + 1; length > 0 && vus <= after; vus++)
            {
                var number = segment.GlobalIndex(vus - 1) + 1;
                steps.Add(checked(elapsed + WayAlong(length, number - line, stage.Target - line)), vus);
            }
            for (var vus = before - 1; length > 0 && vus >= after; vus--)
            {
                var number = segment.GlobalIndex(vus) + 1;
                steps.Add(checked(elapsed + WayAlong(length, line - (number - 1), line - stage.Target)), vus);
            }
            elapsed = checked(elapsed + length);
            line = stage.Target;
        }
        return steps.Steps;
    }

    private static long WayAlong(long length, long part, long whole) => (long)((((Int128)length * part) + whole - 1) / whole);

    /// <summary>At each time the most that was planned within the last <paramref name="grace"/>.</summary>
    private static void AddMaximumOverWindow(IReadOnlyList<VuStep> planned, long grace, StepList held)
    {
        // Values that are still within the window and above everything later, with the time when each leaves it. The last is what is planned now and leaves never.
        var window = new LinkedList<(int Vus, long Until)>();

        foreach (var step in planned)
        {
            LeaveUntil(step.At);
            if (window.Last is { } current)
            {
                current.Value = (current.Value.Vus, checked(step.At + grace));
            }

            while (window.Last is { } covered && covered.Value.Vus <= step.Vus)
            {
                window.RemoveLast();
            }

            window.AddLast((step.Vus, long.MaxValue));
            held.Add(step.At, window.First!.Value.Vus);
        }
        LeaveUntil(long.MaxValue - 1);

        void LeaveUntil(long time)
        {
            while (window.First is { } first && first.Value.Until <= time)
            {
                window.RemoveFirst();
                held.Add(first.Value.Until, window.First!.Value.Vus);
            }
        }
    }

    /// <summary>Steps as they are made: of several at one time the last counts, and what changes nothing is not a step.</summary>
    private sealed class StepList
    {
        private readonly List<VuStep> _steps = [];

        public List<VuStep> Steps => _steps;

        public void Add(long at, int vus)
        {
            if (_steps.Count > 0 && _steps[^1].At == at)
            {
                _steps.RemoveAt(_steps.Count - 1);
            }

            if (_steps.Count == 0 || _steps[^1].Vus != vus)
            {
                _steps.Add(new VuStep(at, vus));
            }
        }

        public List<VuStep> EndingAt(long end)
        {
            _steps.RemoveAll(step => step.At >= end);
            Add(end, 0);
            return _steps;
        }
    }
}
