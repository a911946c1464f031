using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>What is wrong with the feeders of a load test, before load.</summary>
internal static class FeederCheck
{
    /// <param name="feeders">Those that are known; their rows are read now.</param>
    /// <param name="vus">How many the plan brings up, as far as that is known.</param>
    public static IReadOnlyList<string> MistakesOf(IReadOnlyList<FoundField<IFeeder>> feeders, long vus)
    {
        var mistakes = new List<string>();
        foreach ((_, IFeeder feeder, bool isUsed) in feeders)
        {
            mistakes.AddRange(feeder.Mistakes);

            // Another test of the class may have fewer virtual users.
            if (isUsed && feeder.Order == FeedOrder.UniquePerVu && feeder.Mistakes.IsEmpty && feeder.RowCount < vus)
            {
                mistakes.Add(
                    $"{Written.Name(feeder.Name)} has {(feeder.RowCount == 1 ? "1 row" : $"{Written.Number(feeder.RowCount)} rows")}, the plan brings up {Written.Number(vus)} VUs: "
                    + "with FeedOrder.UniquePerVu each virtual user needs a row of its own. Give it more rows, the test fewer VUs (with a rate: MaxVus), or take another order.");
            }
        }

        // Two fields with the same file have the same mistakes.
        return [.. mistakes.Distinct(StringComparer.Ordinal)];
    }
}
