namespace PerfTest.Cluster.Protocol;

/// <summary>An agent at a test that the controller has not come to.</summary>
/// <param name="Name">As reports call it.</param>
/// <param name="Test">Where it is.</param>
/// <param name="Since">When it was first heard of there.</param>
/// <param name="LastHeard">When it was last heard of there.</param>
internal sealed record WaitingElsewhere(string Name, string Test, long Since, long LastHeard);
