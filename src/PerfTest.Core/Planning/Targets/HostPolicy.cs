using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>
/// Which hosts may get load: this machine; the host of <c>PERFTEST_BASE_URL</c>; those in <c>PERFTEST_ALLOW_HOSTS</c>; those that the test project allows with
/// <see cref="AllowLoadAttribute"/> or in <c>perftest.json</c>. Load on any other is an accident.
/// </summary>
internal sealed class HostPolicy(Uri? baseUrl, params ImmutableArray<HostPattern> allowed)
{
    /// <summary>Nothing but this machine.</summary>
    public static HostPolicy LoopbackOnly { get; } = new(null);

    public ImmutableArray<HostPattern> Allowed => allowed;

    /// <param name="environment">The variables.</param>
    /// <param name="attributes">What the test project allows.</param>
    /// <param name="mistakes">A sentence for each attribute that cannot be understood; such a one allows nothing.</param>
    /// <param name="written">Hosts that <c>perftest.json</c> allows. (A base address in it allows nothing: unlike a variable it stays where it is written.)</param>
    public static HostPolicy Of(
        PerfTestEnvironment environment, IEnumerable<AllowLoadAttribute> attributes, out ImmutableArray<string> mistakes, params ImmutableArray<HostPattern> written)
    {
        var hosts = environment.AllowedHosts.AddRange(written).ToBuilder();
        var wrong = ImmutableArray.CreateBuilder<string>();
        foreach (AllowLoadAttribute attribute in attributes)
        {
            Parsed<HostPattern> host = HostPattern.Parse(attribute.Host ?? "");
            if (host.IsOk)
            {
                hosts.Add(host.Value);
            }
            else
            {
                wrong.Add($"[assembly: AllowLoad]: {host.Error}");
            }
        }

        mistakes = wrong.ToImmutable();
        return new(environment.BaseUrl, hosts.ToImmutable());
    }

    /// <param name="uri">Absolute.</param>
    public bool Allows(Uri uri) => uri.IsLoopback || IsBaseUrl(uri) || allowed.Any(host => host.Matches(uri));

    /// <summary>Why the address gets no load, and the three ways to allow it; null where it is allowed. Path, query and user are not repeated.</summary>
    /// <param name="uri">Absolute.</param>
    /// <param name="outcome">What became of the request.</param>
    public string? Refusal(Uri uri, string outcome = "no request was sent to it")
    {
        if (Allows(uri))
        {
            return null;
        }

        string host = uri.Host;
        return $"The host '{host}' is not this machine, and nobody has allowed load on it: {outcome}. To allow it, "
            + $"run with PERFTEST_BASE_URL={uri.Scheme}://{uri.Authority}, or with PERFTEST_ALLOW_HOSTS={host}, or write [assembly: AllowLoad(\"{host}\")] in the test project.";
    }

    private bool IsBaseUrl(Uri uri) => baseUrl is not null && string.Equals(uri.IdnHost, baseUrl.IdnHost, StringComparison.OrdinalIgnoreCase);
}
