namespace PerfTest.Cluster.Protocol;

/// <summary>A message on its way.</summary>
/// <param name="To">An agent's id; null: the controller, from an agent, and all agents, from the controller.</param>
/// <param name="Message">What is said.</param>
internal readonly record struct Outgoing(string? To, Message Message);
