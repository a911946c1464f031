using System.Text.Json.Serialization;

namespace PerfTest.Cluster.Protocol;

/// <summary>
/// What is said over the broker. Each says how things stand with its sender, whole, and replaces what the same sender said before: what gets lost is made up for by the
/// next, and what comes twice or late changes nothing.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AgentReport), "report")]
[JsonDerivedType(typeof(AgentMetrics), "metrics")]
[JsonDerivedType(typeof(AgentPing), "ping")]
[JsonDerivedType(typeof(OnceRequest), "once?")]
[JsonDerivedType(typeof(ControllerBeat), "beat")]
[JsonDerivedType(typeof(AgentOrder), "order")]
[JsonDerivedType(typeof(ControllerPong), "pong")]
[JsonDerivedType(typeof(OnceAnswer), "once!")]
internal abstract record Message
{
    /// <summary>An agent's or the controller's id.</summary>
    public required string From { get; init; }
}
