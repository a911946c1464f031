namespace PerfTest.Planning;

/// <summary>A request that is sent again and again beside the load.</summary>
internal abstract record WatchedRequest
{
    /// <summary>A path, beginning with a slash, or a whole address of http or https.</summary>
    public required string Address { get; init; }

    /// <summary>From one to the next; the first at t=0.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Without an answer by then it has failed.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Of a path: the field that holds the client; null: the test's only one.</summary>
    public string? Client { get; init; }

    public bool IsPath => Address[0] == '/';

    /// <summary>What messages call it: <c>[Probe("/health")]</c>.</summary>
    public abstract string Label { get; }
}
