using PerfTest.Cluster.Protocol;

namespace PerfTest.Cluster.Wire;

/// <summary>What has come over the broker.</summary>
/// <param name="Message">Null: it could not be read.</param>
/// <param name="From">Who sent it, as far as that could be read.</param>
/// <param name="Mistake">Why it could not be read; null: it could.</param>
internal readonly record struct Received(Message? Message, string? From, string? Mistake);
