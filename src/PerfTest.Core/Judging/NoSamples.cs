namespace PerfTest.Judging;

/// <summary>What nobody has measured is not 0.</summary>
internal static class NoSamples
{
    public static LoadTestException In(string metric) =>
        new($"The metric '{metric}' has no samples: nothing can be said about it. Its count is 0; everything else would be made up.");
}
