using System.Net.Sockets;
using System.Security.Authentication;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Http;

public class HttpErrorTests
{
    public static TheoryData<Exception, int, string?> Exceptions => new()
    {
        { new OperationCanceledException(), 1050, "timeout" },
        { new TaskCanceledException("", new TimeoutException()), 1211, "timeout" },
        { Request(HttpRequestError.NameResolutionError, new SocketException((int)SocketError.HostNotFound)), 1100, "connect" },
        { Request(HttpRequestError.NameResolutionError, null), 1100, "connect" },
        { Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused)), 1212, "connect" },
        { Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.TimedOut)), 1211, "timeout" },
        { Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.NetworkUnreachable)), 1200, "connect" },
        { Request(HttpRequestError.Unknown, new IOException("", new SocketException((int)SocketError.ConnectionReset))), 1220, "reset" },
        { Request(HttpRequestError.ResponseEnded, null), 1220, "reset" },
        { new HttpIOException(HttpRequestError.ResponseEnded), 1220, "reset" },
        { Request(HttpRequestError.Unknown, new HttpIOException(HttpRequestError.ResponseEnded)), 1220, "reset" },
        { Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.AddressNotAvailable)), 1200, "connect" },
        { Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.TooManyOpenSockets)), 1200, "connect" },
        { Tls("The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch"), 1311, "tls" },
        { Tls("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot"), 1310, "tls" },
        { Tls("Cannot determine the frame size or a corrupted frame was received."), 1300, "tls" },
        { Request(HttpRequestError.HttpProtocolError, new HttpProtocolException(8, "", null)), 1600, null },
        { Request(HttpRequestError.Unknown, null), 1000, null },
        { new InvalidOperationException(), 1000, null },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exceptions_have_k6s_codes(Exception exception, int code, string? errorClass)
    {
        Assert.Equal(code, HttpError.CodeOf(exception));
        Assert.Equal(errorClass, HttpError.ClassOf(code));
        Assert.NotNull(HttpError.TextOf(code));
    }

    [Fact]
    public void Where_the_machine_is_too_small_the_reason_says_what_to_do()
    {
        Assert.Contains(
            "(EADDRNOTAVAIL: this machine has no free port for another connection. Keep connections alive (KeepAlive = true), ",
            HttpError.ReasonOf(Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.AddressNotAvailable))), StringComparison.Ordinal);
        Assert.Contains(
            "(EMFILE: this process has as many files and sockets open as it may. Raise the limit (ulimit -n 65536, ",
            HttpError.ReasonOf(Request(HttpRequestError.ConnectionError, new SocketException((int)SocketError.TooManyOpenSockets))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_points_at_its_cause_gives_the_word_to_it() => Assert.Equal(
        "the cause",
        HttpError.ReasonOf(new HttpRequestException("The SSL connection could not be established, see inner exception.", new AuthenticationException("the cause"))));

    [Theory]
    [InlineData(200, 0, null)]
    [InlineData(302, 0, null)]
    [InlineData(400, 1400, "4xx")]
    [InlineData(404, 1404, "4xx")]
    [InlineData(429, 1429, "429")]
    [InlineData(500, 1500, "5xx")]
    [InlineData(599, 1599, "5xx")]
    public void From_400_on_the_code_is_1000_plus_the_status(int status, int code, string? errorClass)
    {
        Assert.Equal(code, HttpError.CodeOf(status));
        Assert.Equal(errorClass, HttpError.ClassOf(code));
        Assert.Null(HttpError.TextOf(code));
    }

    private static HttpRequestException Request(HttpRequestError error, Exception? inner) => new(error, "message", inner);

    private static HttpRequestException Tls(string message) => Request(HttpRequestError.SecureConnectionError, new AuthenticationException(message));
}
