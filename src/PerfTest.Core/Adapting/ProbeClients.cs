using System.Net.Http.Headers;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>
/// With which client each probe of a test is sent. A whole address has one of its own. A path is the business of the test's own client, so that it reaches what the
/// load reaches: in memory, over a socket or live, with the same headers and handlers.
/// </summary>
internal sealed class ProbeClients : IDisposable
{
    private readonly Dictionary<Probe, ProbeClient> _clients = [];
    private readonly List<HttpClient> _own = [];
    private readonly List<string> _mistakes = [];
    private readonly IReadOnlyList<FoundField<HttpClient>> _fields;
    private readonly HostPolicy _hosts;
    private readonly Uri? _baseUrl;

    private ProbeClients(IReadOnlyList<FoundField<HttpClient>> fields, HostPolicy hosts, Uri? baseUrl) => (_fields, _hosts, _baseUrl) = (fields, hosts, baseUrl);

    /// <summary>A sentence for each probe that has none.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <param name="probes">Those of the plan.</param>
    /// <param name="fields">The clients of the test, as far as they are known.</param>
    /// <param name="hosts">Which hosts may be asked.</param>
    /// <param name="baseUrl">The live target that somebody has named, or null.</param>
    public static ProbeClients Find(IEnumerable<Probe> probes, IReadOnlyList<FoundField<HttpClient>> fields, HostPolicy hosts, Uri? baseUrl)
    {
        var found = new ProbeClients(fields, hosts, baseUrl);
        foreach (Probe probe in probes)
        {
            if (found.Find(probe) is { } client)
            {
                found._clients[probe] = client;
            }
        }

        return found;
    }

    public ProbeClient Of(Probe probe) => _clients[probe];

    public void Dispose()
    {
        foreach (HttpClient client in _own)
        {
            client.Dispose();
        }
    }

    private ProbeClient? Find(Probe probe) =>
        !probe.IsPath ? OfAddress(probe, new Uri(probe.Address))
        : probe.Client is { } name ? OfField(probe, name)
        : OfTest(probe);

    private ProbeClient? OfAddress(Probe probe, Uri address)
    {
        if (_hosts.Refusal(address) is { } refusal)
        {
            _mistakes.Add($"{Show(probe)}: {refusal}");
            return null;
        }

        return OwnClient(new Uri(address.GetLeftPart(UriPartial.Authority)));
    }

    private ProbeClient OwnClient(Uri target)
    {
        var client = new HttpClient(LiveTransport.Bare(new LoadHttpOptions())()) { BaseAddress = target };
        _own.Add(client);
        return new ProbeClient(client, mayBlock: true);
    }

    /// <summary>Over sockets not the test's client itself, whose connections are watched, but one that leads to the same target and says the same of itself.</summary>
    private ProbeClient Like(HttpClient client)
    {
        if (LoadClients.BareOf(client) is not { } bare)
        {
            return new ProbeClient(client, mayBlock: false);
        }

        var own = new HttpClient(bare())
        {
            BaseAddress = client.BaseAddress,
            DefaultRequestVersion = client.DefaultRequestVersion,
            DefaultVersionPolicy = client.DefaultVersionPolicy,
        };
        foreach (KeyValuePair<string, HeaderStringValues> header in client.DefaultRequestHeaders.NonValidated)
        {
            own.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
        }

        _own.Add(own);
        return new ProbeClient(own, mayBlock: true);
    }

    private ProbeClient? OfField(Probe probe, string name)
    {
        HttpClient[] named = [.. _fields.Where(field => field.Name == name).Select(field => field.Value)];
        if (named.Length > 0)
        {
            return Lead(probe, named[0]);
        }

        _mistakes.Add(
            $"{Show(probe)} Client = {Written.Quote(name)} is wrong: the test has no field or property of this name that holds an HttpClient. "
            + (_fields.Count == 0 ? "It has none that holds one." : $"Write {Written.List([.. _fields.Select(field => Written.Quote(field.Name))], " or ")}."));
        return null;
    }

    /// <summary>Those that the test uses before those of its class, these before all of the process.</summary>
    private ProbeClient? OfTest(Probe probe)
    {
        FoundField<HttpClient>[] used = [.. _fields.Where(field => field.IsUsed)];
        FoundField<HttpClient>[] fields = used.Length > 0 ? used : [.. _fields];
        if (Targets(fields.Select(field => field.Value)) is { Count: > 0 } own)
        {
            if (own.Count == 1)
            {
                return Lead(probe, own[0]);
            }

            _mistakes.Add(
                $"{Show(probe)}: the test has clients of {Written.Number(own.Count)} targets, {Written.List([.. fields.Select(field => field.Name)])}. Say with which one it is probed, "
                + $"Client = nameof({fields[0].Name}), or write the whole address.");
            return null;
        }

        List<HttpClient> all = Targets(LoadClients.All());
        if (all.Count == 1)
        {
            return Lead(probe, all[0]);
        }

        if (_baseUrl is not null)
        {
            return OwnClient(_baseUrl);
        }

        _mistakes.Add(
            $"{Show(probe)}: it is not known which target this path belongs to, because the test keeps no HttpClient in a field. Keep the client of "
            + "CreateLoadClient or LoadHttp.CreateClient in a field of the test class, or write the whole address.");
        return null;
    }

    private ProbeClient? Lead(Probe probe, HttpClient client)
    {
        if (client.BaseAddress is null)
        {
            _mistakes.Add($"{Show(probe)}: the client of the test has no BaseAddress, so that a path leads nowhere. Set it, or write the whole address.");
            return null;
        }

        if (_hosts.Refusal(client.BaseAddress) is { } refusal)
        {
            _mistakes.Add($"{Show(probe)}: {refusal}");
            return null;
        }

        return Like(client);
    }

    /// <summary>One client for each target.</summary>
    private static List<HttpClient> Targets(IEnumerable<HttpClient> clients) => [.. clients.DistinctBy(client => LoadClients.TargetOf(client) ?? client)];

    private static string Show(Probe probe) => $"[Probe({Written.Quote(probe.Address)})]";
}
