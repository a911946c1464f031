using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>The clients that this process has made for load tests and that still live, and what each of them leads to.</summary>
internal static class LoadClients
{
    private static readonly ConditionalWeakTable<HttpClient, Made> Known = [];

    /// <param name="client">A client that we have made.</param>
    /// <param name="target">What it leads to: two clients of equal targets are as good as one. An address, or a host of this process.</param>
    /// <param name="bare">Makes handlers to the same target whose requests nobody measures; null where there is no such way.</param>
    /// <param name="empty">Starts an application that does nothing, with a client like this one; null where the target is not in this process.</param>
    public static void Add(HttpClient client, object target, Func<HttpMessageHandler>? bare, Func<HttpClient, Task<EmptyHost>>? empty = null) => Known.Add(client, new(target, bare, empty));

    /// <summary>What a client leads to; of one that is not ours its base address. Null: nobody knows.</summary>
    public static object? TargetOf(HttpClient client) => Known.TryGetValue(client, out Made? made) ? made.Target : client.BaseAddress;

    /// <summary>Makes handlers to the same target whose requests nobody measures.</summary>
    public static Func<HttpMessageHandler>? BareOf(HttpClient client) => Known.TryGetValue(client, out Made? made) ? made.Bare : null;

    /// <summary>Starts an application that does nothing, with a client like this one. Null: its target is not in this process, or nobody knows.</summary>
    public static Func<Task<EmptyHost>>? EmptyOf(HttpClient client) => Known.TryGetValue(client, out Made? made) && made.Empty is { } empty ? () => empty(client) : null;

    /// <summary>Gives one client what another says of itself: default headers and the version of HTTP.</summary>
    public static void Liken(HttpClient client, HttpClient other)
    {
        client.DefaultRequestVersion = other.DefaultRequestVersion;
        client.DefaultVersionPolicy = other.DefaultVersionPolicy;
        foreach (KeyValuePair<string, HeaderStringValues> header in other.DefaultRequestHeaders.NonValidated)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>In no order.</summary>
    public static IReadOnlyList<HttpClient> All() => [.. Known.Select(pair => pair.Key)];

    private sealed record Made(object Target, Func<HttpMessageHandler>? Bare, Func<HttpClient, Task<EmptyHost>>? Empty);
}
