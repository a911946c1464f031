namespace PerfTest.Measuring;

/// <summary>What one endpoint of a scenario did in a slice.</summary>
/// <param name="Name">The tag <c>name</c>, or <see cref="TagNames.Other"/> for all beyond the 50th of the run.</param>
/// <param name="Duration">Of <c>http_req_duration</c>.</param>
internal sealed record EndpointSlice(string Name, SparseHistogram Duration);
