using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>
/// With which client what is watched beside the load is asked. A whole address has one of its own. A path is the business of the test's own client, so that it reaches what the
/// load reaches: in memory, over a socket or live, with the same headers and handlers.
/// </summary>
internal sealed class ProbeClients : IDisposable
{
    private readonly Dictionary<WatchedRequest, ProbeClient> _clients = [];
    private readonly List<HttpClient> _own = [];
    private readonly List<string> _mistakes = [];
    private readonly IReadOnlyList<FoundField<HttpClient>> _fields;
    private readonly HostPolicy _hosts;
    private readonly Uri? _baseUrl;

    private ProbeClients(IReadOnlyList<FoundField<HttpClient>> fields, HostPolicy hosts, Uri? baseUrl) => (_fields, _hosts, _baseUrl) = (fields, hosts, baseUrl);

    /// <summary>A sentence for each request that has none.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <param name="requests">Those of the plan.</param>
    /// <param name="fields">The clients of the test, as far as they are known.</param>
    /// <param name="hosts">Which hosts may be asked.</param>
    /// <param name="baseUrl">The live target that somebody has named, or null.</param>
    public static ProbeClients Find(IEnumerable<WatchedRequest> requests, IReadOnlyList<FoundField<HttpClient>> fields, HostPolicy hosts, Uri? baseUrl)
    {
        var found = new ProbeClients(fields, hosts, baseUrl);
        foreach (WatchedRequest request in requests)
        {
            if (found.Find(request) is { } client)
            {
                found._clients[request] = client;
            }
        }

        return found;
    }

    public ProbeClient Of(WatchedRequest request) => _clients[request];

    public void Dispose()
    {
        foreach (HttpClient client in _own)
        {
            client.Dispose();
        }
    }

    private ProbeClient? Find(WatchedRequest request) =>
        !request.IsPath ? OfAddress(request, new Uri(request.Address))
        : request.Client is { } name ? OfField(request, name)
        : OfTest(request);

    private ProbeClient? OfAddress(WatchedRequest request, Uri address)
    {
        if (_hosts.Refusal(address) is { } refusal)
        {
            _mistakes.Add($"{request.Label}: {refusal}");
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

        var own = new HttpClient(bare()) { BaseAddress = client.BaseAddress };
        LoadClients.Liken(own, client);
        _own.Add(own);
        return new ProbeClient(own, mayBlock: true);
    }

    private ProbeClient? OfField(WatchedRequest request, string name)
    {
        HttpClient[] named = [.. _fields.Where(field => field.Name == name).Select(field => field.Value)];
        if (named.Length > 0)
        {
            return Lead(request, named[0]);
        }

        _mistakes.Add(
            $"{request.Label} Client = {Written.Quote(name)} is wrong: the test has no field or property of this name that holds an HttpClient. "
            + (_fields.Count == 0 ? "It has none that holds one." : $"Write {Written.List([.. _fields.Select(field => Written.Quote(field.Name))], " or ")}."));
        return null;
    }

    private ProbeClient? OfTest(WatchedRequest request) =>
        FindTarget(request.Label, "Say with which one it is asked, Client = nameof({0}), or write the whole address", "write the whole address", out Uri? live) is { } client ? Lead(request, client)
        : live is not null ? OwnClient(live)
        : null;

    /// <summary>What the test's client leads to: an address, or a host of this process. Null: it is not known, and that is a mistake.</summary>
    /// <param name="label">Who asks: <c>[Watch]</c>.</param>
    public object? TargetOf(string label) =>
        FindTarget(label, "Say which process is meant, Process = \"…\" or Port = …", "say which process is meant, Process = \"…\"", out Uri? live) is { } client
            ? LoadClients.TargetOf(client)
            : live;

    /// <summary>Of the clients that the test uses, before those of its class, before all of the process.</summary>
    private HttpClient? FindTarget(string label, string whichOne, string otherwise, out Uri? live)
    {
        live = null;
        FoundField<HttpClient>[] used = [.. _fields.Where(field => field.IsUsed)];
        FoundField<HttpClient>[] fields = used.Length > 0 ? used : [.. _fields];
        if (Targets(fields.Select(field => field.Value)) is { Count: > 0 } own)
        {
            if (own.Count > 1)
            {
                string choice = string.Format(System.Globalization.CultureInfo.InvariantCulture, whichOne, fields[0].Name);
                _mistakes.Add($"{label}: the test has clients of {Written.Number(own.Count)} targets, {Written.List([.. fields.Select(field => field.Name)])}. {choice}.");
            }

            return own.Count == 1 ? own[0] : null;
        }

        List<HttpClient> all = Targets(LoadClients.All());
        if (all.Count == 1)
        {
            return all[0];
        }

        live = _baseUrl;
        if (live is null)
        {
            _mistakes.Add(
                $"{label}: it is not known which target is meant, because the test keeps no HttpClient in a field. Keep the client of "
                + $"CreateLoadClient or LoadHttp.CreateClient in a field of the test class, or {otherwise}.");
        }

        return null;
    }

    private ProbeClient? Lead(WatchedRequest request, HttpClient client)
    {
        if (client.BaseAddress is null)
        {
            _mistakes.Add($"{request.Label}: the client of the test has no BaseAddress, so that a path leads nowhere. Set it, or write the whole address.");
            return null;
        }

        if (_hosts.Refusal(client.BaseAddress) is { } refusal)
        {
            _mistakes.Add($"{request.Label}: {refusal}");
            return null;
        }

        return Like(client);
    }

    /// <summary>One client for each target.</summary>
    private static List<HttpClient> Targets(IEnumerable<HttpClient> clients) => [.. clients.DistinctBy(client => LoadClients.TargetOf(client) ?? client)];
}
