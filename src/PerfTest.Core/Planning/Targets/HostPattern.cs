using System.Globalization;
using System.Net;

namespace PerfTest.Planning;

/// <summary>A host on which load is allowed: a name or an address, with a port or any, or all hosts below a name.</summary>
/// <param name="Host">In lower case and ASCII, without a trailing dot; of <c>*.example</c> the part <c>example</c>.</param>
/// <param name="Port">Null: any.</param>
/// <param name="IsBelow">Any host below <paramref name="Host"/>, itself not included.</param>
internal sealed record HostPattern(string Host, int? Port, bool IsBelow)
{
    private const string Below = "*.";
    private const string Allowed = "write a host such as api.staging.example, api.staging.example:8443 or *.staging.example.";

    public bool Matches(Uri uri)
    {
        if (Port is { } port && uri.Port != port)
        {
            return false;
        }

        string host = Normal(uri.IdnHost);
        return IsBelow
            ? host.Length > Host.Length + 1 && host.EndsWith(Host, StringComparison.Ordinal) && host[^(Host.Length + 1)] == '.'
            : host == Host;
    }

    public static Parsed<HostPattern> Parse(string text)
    {
        string rest = text.Trim();
        bool isBelow = rest.StartsWith(Below, StringComparison.Ordinal);
        rest = isBelow ? rest[Below.Length..] : rest;

        // Not repeated where it may hold a password.
        if (rest.Contains("//", StringComparison.Ordinal) || rest.Contains('@'))
        {
            return Parsed<HostPattern>.Wrong($"a whole address is not a host: {Allowed}");
        }

        if (rest.Contains('*'))
        {
            return Parsed<HostPattern>.Wrong($"{Written.Quote(text)} has a wildcard that is not allowed: only {Below} at the start is; {Allowed}");
        }

        int? port = null;
        int colon = rest.LastIndexOf(':');
        bool isAddress = IPAddress.TryParse(rest, out IPAddress? address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        if (colon >= 0 && (!isAddress || rest.StartsWith('[')) && !rest.EndsWith(']'))
        {
            if (!ushort.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) || number == 0)
            {
                return Parsed<HostPattern>.Wrong($"{Written.Quote(text)} has no port from 1 to 65,535 behind its colon: {Allowed}");
            }

            port = number;
            rest = rest[..colon];
        }

        rest = rest.Trim('[', ']');
        UriHostNameType kind = Uri.CheckHostName(rest);
        if (kind is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6) || isBelow && kind != UriHostNameType.Dns)
        {
            return Parsed<HostPattern>.Wrong($"{Written.Quote(text)} is not a host: {Allowed}");
        }

        string host = new UriBuilder(Uri.UriSchemeHttp, rest).Uri.IdnHost;
        return Parsed<HostPattern>.Ok(new(Normal(host), port, isBelow));
    }

    private static string Normal(string host) => host.TrimEnd('.').ToLowerInvariant();
}
