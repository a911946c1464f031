using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PerfTest.Measuring;

/// <summary>The certificate that <c>dotnet dev-certs</c> makes: on build machines nobody trusts it, and load of a developer's own machine need not fail for it.</summary>
internal static class DevelopmentCertificate
{
    /// <summary>The extension by which ASP.NET Core itself knows its development certificates.</summary>
    internal const string Extension = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>The check that the options ask for; null: the usual one.</summary>
    public static RemoteCertificateValidationCallback? Validation(LoadHttpOptions options) => Validation(options.CertificateValidation, options.TrustDevelopmentCertificate);

    /// <inheritdoc cref="Validation(LoadHttpOptions)"/>
    public static RemoteCertificateValidationCallback? Validation(LoadWebSocketOptions options) =>
        Validation(options.CertificateValidation, options.TrustDevelopmentCertificate);

    private static RemoteCertificateValidationCallback? Validation(RemoteCertificateValidationCallback? own, bool trusts) => own ?? (trusts ? Accept : null);

    /// <summary>
    /// Throws instead of answering no: .NET's exception would then say only that we did, not what was wrong with the certificate.
    /// </summary>
    private static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || errors == SslPolicyErrors.RemoteCertificateChainErrors && IsOurs(sender, certificate))
        {
            return true;
        }

        string statuses = string.Join(", ", (chain?.ChainStatus ?? []).Select(status => status.Status).Distinct());
        throw new AuthenticationException(
            $"The target's certificate is not valid ({certificate?.Subject ?? "there is none"}): {errors}{(statuses.Length > 0 ? $" ({statuses})" : "")}.");
    }

    private static bool IsOurs(object sender, X509Certificate? certificate) =>
        sender is SslStream { TargetHostName: { } host } && IsLoopback(host)
            && certificate is X509Certificate2 known && known.Extensions.Any(extension => extension.Oid?.Value == Extension);

    private static bool IsLoopback(string host) => new UriBuilder(Uri.UriSchemeHttps, host).Uri.IsLoopback;
}
