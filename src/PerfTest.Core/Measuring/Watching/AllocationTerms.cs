namespace PerfTest.Measuring;

/// <summary>How many bytes a request costs, and whose they are: what a process has allocated does not say who did.</summary>
/// <param name="IsAlone">Nothing but the load test and its target runs in this process.</param>
/// <param name="EmptyRequest">What a request to an endpoint that does nothing costs, in bytes: the generator's and the client's share. Null: it was not measured.</param>
internal readonly record struct AllocationTerms(bool IsAlone, double? EmptyRequest)
{
    /// <summary>Of fewer the cost of a request drowns in what else goes on in a process.</summary>
    public const long LeastRequests = 10_000;

    /// <summary>Null: not measurable.</summary>
    public double? PerRequest(long allocated, long requests) => !IsAlone || requests < LeastRequests ? null : (double)allocated / requests;

    /// <summary>The target's share, at least 0. Null: not measurable.</summary>
    /// <param name="perRequest">What a request costs the process.</param>
    public double? OfTarget(double perRequest) => EmptyRequest is { } empty ? Math.Max(0, perRequest - empty) : null;
}
