using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using PerfTest.Planning;
using RabbitMQ.Client;

namespace PerfTest.Cluster.Transport;

/// <summary>
/// The broker's address as RabbitMQ's clients write it: <c>amqp://user:password@host:5672/vhost</c>, <c>amqps://…</c> with TLS, where the query may name files of PEM:
/// <c>cacertfile</c> (whom to trust instead of the system's), <c>certfile</c> and <c>keyfile</c> (who we are).
/// </summary>
internal sealed class BrokerAddress
{
    private readonly Uri _uri;
    private readonly string? _authorities;
    private readonly string? _certificate;
    private readonly string? _key;

    private BrokerAddress(Uri uri, string? authorities, string? certificate, string? key) => (_uri, _authorities, _certificate, _key) = (uri, authorities, certificate, key);

    /// <summary>For people: without credentials and query.</summary>
    public string Shown => $"{_uri.Scheme}://{_uri.Host}{(_uri.IsDefaultPort || _uri.Port < 0 ? "" : $":{_uri.Port}")}{_uri.AbsolutePath}".TrimEnd('/');

    /// <summary>With TLS, and without a certificate of this machine, which some brokers want: they break off and do not say why.</summary>
    public bool IsAnonymous => _uri.Scheme == "amqps" && _certificate is null;

    /// <summary>Never throws, and never repeats what was written: it may hold a password.</summary>
    public static BrokerAddress? Parse(string text, string label, ICollection<string> mistakes)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("amqp" or "amqps") || uri.Host.Length == 0)
        {
            mistakes.Add($"{label} is not the address of a broker: write it like \"amqp://user:password@broker:5672\", or \"amqps://…\" with TLS.");
            return null;
        }

        var query = HttpUtility.ParseQueryString(uri.Query);
        foreach (string? name in query.AllKeys)
        {
            if (name is not ("cacertfile" or "certfile" or "keyfile"))
            {
                mistakes.Add($"{label} has {Written.Quote(name)} in its query: allowed are cacertfile, certfile and keyfile, each the path of a PEM file.");
            }
            else if (!File.Exists(query[name]))
            {
                mistakes.Add($"{label}: the file {Written.Name(query[name] ?? "")} of {name} does not exist.");
            }
        }

        if (uri.Query.Length > 1 && uri.Scheme != "amqps")
        {
            mistakes.Add($"{label} names certificates, and its scheme amqp does without: write amqps.");
        }

        if (query["keyfile"] is not null && query["certfile"] is null)
        {
            mistakes.Add($"{label} has a keyfile and no certfile.");
        }

        return new BrokerAddress(uri, query["cacertfile"], query["certfile"], query["keyfile"]);
    }

    /// <summary>How to connect to it.</summary>
    /// <param name="name">What the broker's own lists call the connection.</param>
    public ConnectionFactory ToFactory(string name)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(_uri.GetLeftPart(UriPartial.Path)),
            ClientProvidedName = name,

            // Reconnecting is ours: what is declared anew then follows the role.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(5),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ContinuationTimeout = TimeSpan.FromSeconds(5),
        };
        if (_uri.Scheme == "amqps")
        {
            // The client itself forgives a certificate of another name, which would let anybody be the broker.
            factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.None;
            factory.Ssl.ServerName = _uri.Host;
            if (_authorities is not null)
            {
                var authorities = new X509Certificate2Collection();
                authorities.ImportFromPemFile(_authorities);
                factory.Ssl.CertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, authorities);
            }

            if (_certificate is not null)
            {
                factory.Ssl.Certs = [X509Certificate2.CreateFromPemFile(_certificate, _key)];
            }
        }

        return factory;
    }

    private static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
    }
}
