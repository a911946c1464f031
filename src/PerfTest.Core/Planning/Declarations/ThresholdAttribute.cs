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

    /// <summary>What messages call it where it stands in a file: <c>perftest.json(3,12) thresholds</c>. Null: what its layer is called.</summary>
    internal string? Label { get; init; }
}
