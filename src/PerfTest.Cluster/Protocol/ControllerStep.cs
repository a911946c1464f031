namespace PerfTest.Cluster.Protocol;

/// <summary>What a step of the controller leads to.</summary>
internal sealed record ControllerStep(ControllerState State, IReadOnlyList<Outgoing> Messages, IReadOnlyList<ControllerEffect> Effects);
