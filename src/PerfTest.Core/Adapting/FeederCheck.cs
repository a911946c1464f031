using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>What is wrong with the feeders of a load test, before load.</summary>
internal static class FeederCheck
{
    /// <param name="feeders">Those that are known; their rows are read now.</param>
    /// <param name="plan">Null where the plan is wrong itself.</param>
    public static IReadOnlyList<string> MistakesOf(IReadOnlyList<IFeeder> feeders, LoadPlan? plan)
    {
        var mistakes = new List<string>();
        foreach (IFeeder feeder in feeders)
        {
            mistakes.AddRange(feeder.Mistakes);
            if (plan is not null && feeder.Order == FeedOrder.UniquePerVu && feeder.Mistakes.IsEmpty && feeder.RowCount < plan.PeakVus)
            {
                mistakes.Add(
                    $"{Written.Name(feeder.Name)} has {(feeder.RowCount == 1 ? "1 row" : $"{Written.Number(feeder.RowCount)} rows")}, the plan brings up {Written.Number(plan.PeakVus)} VUs: "
                    + "with FeedOrder.UniquePerVu each virtual user needs a row of its own. Give it more rows, the test fewer VUs (with a rate: MaxVus), or take another order.");
            }
        }

        // Two fields with the same file have the same mistakes.
        return [.. mistakes.Distinct(StringComparer.Ordinal)];
    }
}
