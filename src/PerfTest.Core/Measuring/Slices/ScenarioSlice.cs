using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>What one scenario did in a slice: by completion, as it was seen at the tick that ended the slice.</summary>
internal sealed record ScenarioSlice
{
    public required string Scenario { get; init; }

    /// <summary><c>iteration_response_time</c> of an arrival rate, else <c>iteration_duration</c>: the headline if the scenario turns out to send no HTTP.</summary>
    public SparseHistogram IterationLatency { get; init; } = SparseHistogram.Empty;

    /// <summary><c>http_req_response_time</c>, of an arrival rate; else empty.</summary>
    public SparseHistogram HttpResponseTime { get; init; } = SparseHistogram.Empty;

    /// <summary>Those with requests in this slice, in the order in which they were first seen.</summary>
    public ImmutableArray<EndpointSlice> Endpoints { get; init; } = [];

    /// <summary><c>iteration_start_lag</c>, of an arrival rate; else empty.</summary>
    public SparseHistogram StartLag { get; init; } = SparseHistogram.Empty;

    /// <summary><c>http_reqs</c>.</summary>
    public long Requests { get; init; }

    /// <summary>The same by what was answered.</summary>
    public StatusCounts Responses { get; init; }

    /// <summary><c>http_req_failed</c> that are true.</summary>
    public long FailedRequests { get; init; }

    /// <summary>Iterations that were completed.</summary>
    public long Iterations { get; init; }

    public long FailedIterations { get; init; }

    /// <summary>Iterations that were due (arrival rates) or started.</summary>
    public long Due { get; init; }

    public long Started { get; init; }

    public long Dropped { get; init; }

    public long FailedChecks { get; init; }

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    /// <summary>VUs that ran an iteration at the slice's end; of merged slices the mean, weighted by length.</summary>
    public double ActiveVus { get; init; }

    /// <summary>VUs that the plan wanted at the slice's end; of merged slices the mean, weighted by length.</summary>
    public double PlannedVus { get; init; }

    /// <summary><c>http_req_duration</c> of all endpoints.</summary>
    public SparseHistogram HttpDuration => Endpoints.Aggregate(SparseHistogram.Empty, (sum, endpoint) => sum.Plus(endpoint.Duration));

    /// <summary>This and the same scenario's next slice in one.</summary>
    /// <param name="next">What came after.</param>
    /// <param name="share">The length of this one ÷ the length of both.</param>
    public ScenarioSlice Merge(ScenarioSlice next, double share) => Add(next, Mean(ActiveVus, next.ActiveVus, share), Mean(PlannedVus, next.PlannedVus, share));

    /// <summary>This and what another machine did of the same scenario in the same time.</summary>
    public ScenarioSlice Beside(ScenarioSlice other) => Add(other, ActiveVus + other.ActiveVus, PlannedVus + other.PlannedVus);

    private ScenarioSlice Add(ScenarioSlice other, double activeVus, double plannedVus) => new()
    {
        Scenario = Scenario,
        IterationLatency = IterationLatency.Plus(other.IterationLatency),
        HttpResponseTime = HttpResponseTime.Plus(other.HttpResponseTime),
        StartLag = StartLag.Plus(other.StartLag),
        Endpoints = Merge(Endpoints, other.Endpoints),
        Requests = Requests + other.Requests,
        Responses = Responses + other.Responses,
        FailedRequests = FailedRequests + other.FailedRequests,
        Iterations = Iterations + other.Iterations,
        FailedIterations = FailedIterations + other.FailedIterations,
        Due = Due + other.Due,
        Started = Started + other.Started,
        Dropped = Dropped + other.Dropped,
        FailedChecks = FailedChecks + other.FailedChecks,
        BytesSent = BytesSent + other.BytesSent,
        BytesReceived = BytesReceived + other.BytesReceived,
        ActiveVus = activeVus,
        PlannedVus = plannedVus,
    };

    private static double Mean(double left, double right, double share) => left == right ? left : left * share + right * (1 - share);

    private static ImmutableArray<EndpointSlice> Merge(ImmutableArray<EndpointSlice> left, ImmutableArray<EndpointSlice> right)
    {
        var merged = left.ToBuilder();
        foreach (var endpoint in right)
        {
            var place = IndexOf(merged, endpoint.Name);
            if (place < 0)
            {
                merged.Add(endpoint);
            }
            else
            {
                merged[place] = endpoint with { Duration = merged[place].Duration.Plus(endpoint.Duration) };
            }
        }

        return merged.DrainToImmutable();
    }

    private static int IndexOf(ImmutableArray<EndpointSlice>.Builder endpoints, string name)
    {
        for (var i = 0; i < endpoints.Count; i++)
        {
            if (endpoints[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
