using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A self-made certificate authority that nobody trusts by himself, and what it has signed: a server's certificate, of localhost, and a client's. Files of PEM.</summary>
internal sealed class TestAuthority
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly string _directory = Directory.CreateTempSubdirectory("perftest-authority-").FullName;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestAuthority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=PerfTest test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using X509Certificate2 authority = request.CreateSelfSigned(_now.AddDays(-1), _now.AddDays(2));
        File = Write("ca.pem", authority.ExportCertificatePem());
        Server = Sign(authority, "localhost", ServerAuthentication);
        Client = Sign(authority, "load", ClientAuthentication);
    }

    /// <summary>Its own certificate.</summary>
    public string File { get; }

    public (string Certificate, string Key) Server { get; }

    public (string Certificate, string Key) Client { get; }

    public void Delete() => Directory.Delete(_directory, recursive: true);

    private (string Certificate, string Key) Sign(X509Certificate2 authority, string name, Oid purpose)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([purpose], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using X509Certificate2 made = request.Create(authority, _now.AddHours(-1), _now.AddDays(1), [1, (byte)name.Length]);
        return (Write($"{name}.pem", made.ExportCertificatePem()), Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private string Write(string name, string pem)
    {
        string path = Path.Combine(_directory, name);
        System.IO.File.WriteAllText(path, pem + "\n");
        return path;
    }
}
