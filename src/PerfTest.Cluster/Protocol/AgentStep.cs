namespace PerfTest.Cluster.Protocol;

/// <summary>What a step of an agent leads to.</summary>
internal sealed record AgentStep(AgentState State, IReadOnlyList<Outgoing> Messages, IReadOnlyList<AgentEffect> Effects);
