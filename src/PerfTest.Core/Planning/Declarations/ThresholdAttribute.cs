namespace PerfTest;

/// <summary>A limit on a metric: the load test fails if it is broken.</summary>
/// <remarks>
/// <c>[metric[{tag:value}]][:] aggregation op number[unit]</c>. Without a metric it limits the headline latency: <c>p95&lt;500ms</c>,
/// <c>http_req_failed&lt;1%</c>, <c>http_req_duration{name:/products/{id}}: p99&lt;1s</c>.
/// </remarks>
/// <param name="expression">The limit.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ThresholdAttribute(string expression) : Attribute
{
    /// <summary>The limit as written.</summary>
    public string Expression { get; } = expression;

    /// <summary>Ends the run as soon as the limit is broken. Default false.</summary>
    public bool AbortOnFail { get; set; }

    /// <summary>With <see cref="AbortOnFail"/>: how much of the plan must have passed before the run may be ended. Default <c>0s</c>.</summary>
    public string? DelayAbortEval { get; set; }

    /// <summary>Judges only completions within the stage or scenario of this name. Default: the whole run.</summary>
    public string? During { get; set; }

    /// <summary>Judges only what completes after this much of the plan, <c>1m</c>. Default: from the start.</summary>
    public string? After { get; set; }

    /// <summary>
    /// The limit must hold in every window of this length, at least <c>1s</c>; windows slide by a second. A window without samples breaks the limit if work was in
    /// flight or due. Default: one judgement of everything. With <see cref="RecoversWithin"/>: the length of its windows, default <c>5s</c>.
    /// </summary>
    public string? Window { get; set; }

    /// <summary>
    /// The limit may be broken during the stage <see cref="AfterStage"/>, but this long after its end at the latest it must hold again, in every window from then on
    /// until the load rises again or the plan ends.
    /// </summary>
    public string? RecoversWithin { get; set; }

    /// <summary>The name of the stage after which the limit must hold again within <see cref="RecoversWithin"/>.</summary>
    public string? AfterStage { get; set; }

    /// <summary>What messages call it where it stands in a file: <c>perftest.json(3,12) thresholds</c>. Null: what its layer is called.</summary>
    internal string? Label { get; init; }
}
