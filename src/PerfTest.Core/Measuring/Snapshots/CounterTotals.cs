namespace PerfTest.Measuring;

/// <summary>What a counter holds.</summary>
/// <param name="Count">All of it, the graceful tail included.</param>
/// <param name="CountWithinPlan">What completed up to the planned end: divided by the planned duration it is the counter's rate.</param>
internal readonly record struct CounterTotals(long Count, long CountWithinPlan)
{
    public static CounterTotals operator +(CounterTotals left, CounterTotals right) =>
        new(left.Count + right.Count, left.CountWithinPlan + right.CountWithinPlan);

    public static CounterTotals operator -(CounterTotals left, CounterTotals right) =>
        new(left.Count - right.Count, left.CountWithinPlan - right.CountWithinPlan);
}
