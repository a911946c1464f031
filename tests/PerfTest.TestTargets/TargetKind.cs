namespace PerfTest.TestTargets;

/// <summary>How a target is spoken to.</summary>
public enum TargetKind
{
    Http,
    Https,

    /// <summary>HTTP/2 and nothing else, without TLS.</summary>
    Http2,

    /// <summary>HTTP/1.1 or HTTP/2, as agreed upon with TLS.</summary>
    Https2,
}
