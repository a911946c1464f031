namespace PerfTest.Measuring;

/// <summary>How many bytes a request costs.</summary>
internal static class AllocatedBytes
{
    /// <summary>Of fewer the cost of a request drowns in what else goes on in a process.</summary>
    public const long LeastRequests = 10_000;

    /// <summary>Null: not measurable.</summary>
    public static double? PerRequest(long allocated, long requests) => requests < LeastRequests ? null : (double)allocated / requests;
}
