using System.Net.Sockets;
using System.Security.Authentication;

namespace PerfTest.Measuring;

/// <summary>
/// Why a request failed, in k6's codes: 1000 generic, 1050 request timeout, 1100 DNS, 1200 TCP (1211 dial timeout, 1212 refused, 1220 reset), 1300 TLS
/// (1310 unknown authority, 1311 host name), 1000 + status from 400 on, 1600 HTTP/2.
/// </summary>
internal static class HttpError
{
    public const int None = 0;
    public const int Generic = 1000;
    public const int RequestTimeout = 1050;
    public const int Dns = 1100;
    public const int Tcp = 1200;
    public const int DialTimeout = 1211;
    public const int Refused = 1212;
    public const int Reset = 1220;
    public const int Tls = 1300;
    public const int UnknownAuthority = 1310;
    public const int WrongHostName = 1311;
    public const int Http2 = 1600;

    public static int CodeOf(int status) => status >= 400 ? 1000 + status : None;

    public static int CodeOf(Exception exception)
    {
        if (exception is OperationCanceledException)
            return exception.InnerException is TimeoutException ? DialTimeout : RequestTimeout;
        HttpRequestError? said = null;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException socket:
                    return CodeOf(socket.SocketErrorCode);
                case AuthenticationException tls:
                    return CodeOf(tls);
                case HttpProtocolException:
                    return Http2;
                case HttpIOException stream:
                    said = stream.HttpRequestError;
                    break;
                case HttpRequestException request:
                    said ??= request.HttpRequestError;
                    break;
            }
        }
        return said is { } error ? CodeOf(error) : Generic;
    }

    /// <summary>What went wrong, in .NET's words: those of the cause where the exception only points at it. No query, no user.</summary>
    public static string ReasonOf(Exception exception)
    {
        while (exception is { InnerException: { } inner } && exception.Message.EndsWith("see inner exception.", StringComparison.Ordinal))
            exception = inner;
        return FixOf(exception) is { } fix ? $"{exception.Message} {fix}" : exception.Message;
    }

    /// <summary>What to do about a limit of the generator's own machine; null where it was none.</summary>
    private static string? FixOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AddressAlreadyInUse }:
                    return $"(EADDRNOTAVAIL: this machine has no free port for another connection. {LimitAdvice.Ports})";
                case SocketException { SocketErrorCode: SocketError.TooManyOpenSockets }:
                    return $"(EMFILE: this process has as many files and sockets open as it may. {LimitAdvice.OpenFiles})";
            }
        }
        return null;
    }

    /// <summary>What the code means, in words that do not vary: fit for a tag.</summary>
    public static string? TextOf(int code) => code switch
    {
        None or (>= 1400 and < 1600) => null,
        RequestTimeout => "request timeout",
        Dns => "host name not resolved",
        Tcp => "connection failed",
        DialTimeout => "dial timeout",
        Refused => "connection refused",
        Reset => "connection reset",
        Tls => "TLS handshake failed",
        UnknownAuthority => "certificate of an unknown authority",
        WrongHostName => "certificate for another host name",
        Http2 => "HTTP/2 error",
        _ => "error",
    };

    /// <summary>The tag <c>error_class</c>.</summary>
    public static string? ClassOf(int code) => code switch
    {
        RequestTimeout or DialTimeout => "timeout",
        Dns or Tcp or Refused => "connect",
        Reset => "reset",
        Tls or UnknownAuthority or WrongHostName => "tls",
        1429 => "429",
        >= 1400 and < 1500 => "4xx",
        >= 1500 and < 1600 => "5xx",
        _ => null,
    };

    /// <summary>Whether a text is one of the classes that <see cref="ClassOf"/> gives.</summary>
    public static bool IsClass(string text) => text is "timeout" or "connect" or "reset" or "tls" or "429" or "4xx" or "5xx";

    private static int CodeOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => Dns,
        SocketError.TimedOut => DialTimeout,
        SocketError.ConnectionRefused => Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Reset,
        _ => Tcp,
    };

    /// <summary>.NET gives the reason only in the message, as the name of an SslPolicyErrors or an X509ChainStatusFlags value.</summary>
    private static int CodeOf(AuthenticationException tls) =>
        tls.Message.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal) ? WrongHostName
        : tls.Message.Contains("RemoteCertificateChainErrors", StringComparison.Ordinal)
            || tls.Message.Contains("UntrustedRoot", StringComparison.Ordinal)
            || tls.Message.Contains("PartialChain", StringComparison.Ordinal) ? UnknownAuthority
        : Tls;

    private static int CodeOf(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => Dns,
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => Tcp,
        HttpRequestError.SecureConnectionError => Tls,
        HttpRequestError.ResponseEnded => Reset,
        HttpRequestError.HttpProtocolError => Http2,
        _ => Generic,
    };
}
