using System.Net;
using System.Net.Security;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>How a client made by <see cref="LoadHttp"/> talks to a live target.</summary>
public sealed class LoadHttpOptions
{
    private LoadConnections? _connections;

    /// <summary>Who shares connections.</summary>
    /// <value>Default: what <c>perftest.json</c> says, else <see cref="LoadConnections.PerVu"/>.</value>
    public LoadConnections Connections
    {
        get => _connections ?? (SettingFiles.OfProcess().SharesConnections == true ? LoadConnections.Shared : LoadConnections.PerVu);
        set => _connections = value;
    }

    /// <summary>How long a request may take, its body included where the client reads it whole.</summary>
    /// <value>More than 0, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default 60 s.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long making a connection may take.</summary>
    /// <value>More than 0, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default 30 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Follows redirects; each hop counts as a request and must lead to a host that may get load.</summary>
    /// <value>Default true.</value>
    public bool AllowAutoRedirect { get; set; } = true;

    /// <summary>After so many hops the redirect itself is the response.</summary>
    /// <value>At least 1. Default 10.</value>
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Sends cookies back, for each virtual user its own, until its iteration ends (see <see cref="KeepCookies"/>).</summary>
    /// <value>Default true.</value>
    public bool UseCookies { get; set; } = true;

    /// <summary>
    /// Keeps a virtual user's cookies from one iteration to the next. Else each iteration begins without any, as the visit of another user does.
    /// </summary>
    /// <value>Default false.</value>
    public bool KeepCookies { get; set; }

    /// <summary>
    /// Asks for compressed bodies and unpacks them, as browsers do: <see cref="DecompressionMethods.All"/>. <c>data_received</c> counts what went over the wire.
    /// </summary>
    /// <value>Default <see cref="DecompressionMethods.None"/>.</value>
    public DecompressionMethods AutomaticDecompression { get; set; }

    /// <summary>Uses a connection for many requests. Without it every request makes one, which soon uses up the machine's ports.</summary>
    /// <value>Default true.</value>
    public bool KeepAlive { get; set; } = true;

    /// <summary>After this time a connection is replaced, so that new addresses of the target's name are noticed.</summary>
    /// <value>More than 0, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default 2 min.</value>
    public TimeSpan PooledConnectionLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The HTTP version that is asked for. <see cref="HttpVersion.Version20"/> also over http:// (without TLS), where the target must know it.</summary>
    /// <value>Default <see cref="HttpVersion.Version11"/>.</value>
    public Version HttpVersion { get; set; } = System.Net.HttpVersion.Version11;

    /// <summary>What may be used instead of <see cref="HttpVersion"/>.</summary>
    /// <value>Default: nothing else, so that what was measured is what was asked for.</value>
    public HttpVersionPolicy HttpVersionPolicy { get; set; } = HttpVersionPolicy.RequestVersionExact;

    /// <summary>
    /// Accepts the ASP.NET Core development certificate of a target on this machine although no authority vouches for it. Certificates of other machines are always
    /// checked.
    /// </summary>
    /// <value>Default true.</value>
    public bool TrustDevelopmentCertificate { get; set; } = true;

    /// <summary>Decides instead of the usual checks whether a target's certificate is accepted.</summary>
    /// <value>Default null: the usual checks.</value>
    public RemoteCertificateValidationCallback? CertificateValidation { get; set; }

    internal void Check()
    {
        CheckTime(Timeout, nameof(Timeout));
        CheckTime(ConnectTimeout, nameof(ConnectTimeout));
        CheckTime(PooledConnectionLifetime, nameof(PooledConnectionLifetime));
        if (MaxRedirects < 1)
        {
            throw new LoadTestException($"{nameof(MaxRedirects)} is '{MaxRedirects}': write at least 1, or AllowAutoRedirect = false.");
        }

        if (HttpVersion is null || HttpVersion != System.Net.HttpVersion.Version10 && HttpVersion != System.Net.HttpVersion.Version11 && HttpVersion != System.Net.HttpVersion.Version20
            && HttpVersion != System.Net.HttpVersion.Version30)
        {
            throw new LoadTestException($"{nameof(HttpVersion)} is '{HttpVersion}': write 1.0, 1.1, 2.0 or 3.0.");
        }
    }

    internal static void CheckTime(TimeSpan time, string name)
    {
        if (time <= TimeSpan.Zero && time != System.Threading.Timeout.InfiniteTimeSpan || time > TimeSpan.FromDays(1))
        {
            throw new LoadTestException($"{name} is '{time}': write more than 0 and at most 1 day, or Timeout.InfiniteTimeSpan.");
        }
    }
}
