using System.Security.Authentication;

namespace PerfTest.Measuring;

/// <summary>
/// The parts of a request's time that somebody beneath it has seen. Times are nanoseconds from t=0 of the plan, or <see cref="None"/> where nobody has.
/// </summary>
internal readonly record struct HttpPhases()
{
    /// <summary>Not known.</summary>
    public const long None = long.MinValue;

    /// <summary>When the request got its connection.</summary>
    public long Connected { get; init; } = None;

    /// <summary>When its last byte had been written.</summary>
    public long Written { get; init; } = None;

    /// <summary>When the first byte of the response was there.</summary>
    public long FirstByte { get; init; } = None;

    /// <summary>How long it waited for TCP to connect; a duration.</summary>
    public long Connecting { get; init; } = None;

    /// <summary>How long it waited for the TLS handshake; a duration.</summary>
    public long TlsHandshaking { get; init; } = None;

    /// <summary>It waited for a connection and never got one.</summary>
    public bool NeverConnected { get; init; }

    /// <summary>It shared its connection with others at the same time: what went over it when is nobody's own.</summary>
    public bool IsMultiplexed { get; init; }

    public SslProtocols Tls { get; init; }

    /// <summary>Somebody has watched its connection, or the want of one.</summary>
    public bool IsOfConnection => Connected != None || NeverConnected || Written != None;
}
