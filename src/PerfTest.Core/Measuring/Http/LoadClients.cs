using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>The clients that this process has made for load tests and that still live, and what each of them leads to.</summary>
internal static class LoadClients
{
    private static readonly ConditionalWeakTable<HttpClient, Made> Known = [];

    /// <param name="client">A client whose handlers are all ours.</param>
    /// <param name="target">What it leads to: two clients of equal targets are as good as one. An address, or a host of this process.</param>
    /// <param name="mayBlock">It can be asked synchronously.</param>
    public static void Add(HttpClient client, object target, bool mayBlock) => Known.Add(client, new(target, mayBlock));

    /// <summary>What a client leads to; of one that is not ours its base address. Null: nobody knows.</summary>
    public static object? TargetOf(HttpClient client) => Known.TryGetValue(client, out Made? made) ? made.Target : client.BaseAddress;

    public static bool MayBlock(HttpClient client) => Known.TryGetValue(client, out Made? made) && made.MayBlock;

    /// <summary>In no order.</summary>
    public static IReadOnlyList<HttpClient> All() => [.. Known.Select(pair => pair.Key)];

    private sealed record Made(object Target, bool MayBlock);
}
