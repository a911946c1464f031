using System.Net.Security;

namespace PerfTest;

/// <summary>How a <see cref="LoadWebSocket"/> talks to its target.</summary>
public sealed class LoadWebSocketOptions
{
    /// <summary>The endpoint's name in metrics (the tag <c>name</c>). One of a few fixed texts.</summary>
    /// <value>Default null: the path, with numbers and ids folded.</value>
    public string? Name { get; set; }

    /// <summary>Headers of the request that opens the connection, <c>Authorization</c> for one.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The protocols that are offered, most wanted first.</summary>
    public IList<string> SubProtocols { get; } = [];

    /// <summary>How long opening may take.</summary>
    /// <value>More than 0 and at most 1 day, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default 30 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A message that is larger is an error.</summary>
    /// <value>In bytes, at least 1. Default 16 MiB.</value>
    public int MaxMessageBytes { get; set; } = 16 << 20;

    /// <summary>Accepts the ASP.NET Core development certificate of a target on this machine although no authority vouches for it.</summary>
    /// <value>Default true.</value>
    public bool TrustDevelopmentCertificate { get; set; } = true;

    /// <summary>Decides instead of the usual checks whether a target's certificate is accepted.</summary>
    /// <value>Default null: the usual checks.</value>
    public RemoteCertificateValidationCallback? CertificateValidation { get; set; }

    internal void Check()
    {
        LoadHttpOptions.CheckTime(ConnectTimeout, nameof(ConnectTimeout));
        if (MaxMessageBytes < 1)
        {
            throw new LoadTestException($"{nameof(MaxMessageBytes)} is '{MaxMessageBytes}': write at least 1.");
        }
    }
}
