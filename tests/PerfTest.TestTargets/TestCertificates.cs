using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PerfTest.TestTargets;

/// <summary>Certificates that no authority vouches for.</summary>
public static class TestCertificates
{
    private const string DevelopmentExtension = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>For localhost, as any self-made one.</summary>
    public static X509Certificate2 SelfSigned() => Create("localhost", isDevelopment: false);

    /// <summary>For localhost, marked as the ASP.NET Core development certificate is.</summary>
    public static X509Certificate2 Development() => Create("localhost", isDevelopment: true);

    /// <summary>For another host than the one that is asked.</summary>
    public static X509Certificate2 ForAnotherHost() => Create("other.example", isDevelopment: true);

    private static X509Certificate2 Create(string host, bool isDevelopment)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        if (isDevelopment)
        {
            request.CertificateExtensions.Add(new X509Extension(DevelopmentExtension, [2], critical: false));
        }

        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
