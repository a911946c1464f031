namespace PerfTest.Measuring;

/// <summary>What a rate holds. Of <c>http_req_failed</c> the "passes" are the failures: samples that were true, as in k6.</summary>
/// <param name="Passes">Samples that were true.</param>
/// <param name="Total">All samples.</param>
internal readonly record struct RateTotals(long Passes, long Total)
{
    /// <summary>Samples that were false.</summary>
    public long Fails => Total - Passes;

    /// <summary>0…1; 0 without samples.</summary>
    public double Rate => Total == 0 ? 0 : (double)Passes / Total;

    public static RateTotals operator +(RateTotals left, RateTotals right) => new(left.Passes + right.Passes, left.Total + right.Total);

    public static RateTotals operator -(RateTotals left, RateTotals right) => new(left.Passes - right.Passes, left.Total - right.Total);
}
