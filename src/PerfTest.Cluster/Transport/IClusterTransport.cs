namespace PerfTest.Cluster.Transport;

/// <summary>Carries bytes between the processes of a run. May lose them, double them, and change their order: the protocol does not mind.</summary>
internal interface IClusterTransport : IAsyncDisposable
{
    /// <summary>Connects, and goes on doing so whenever the connection is lost.</summary>
    /// <param name="receive">Takes what has come, one after the other, on any thread.</param>
    /// <param name="connected">Told when the connection is lost and when it is there again, on any thread.</param>
    /// <param name="tell">Takes lines for whoever is waiting.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Adapting.DistributionException">It is not possible: a sentence says why, without credentials.</exception>
    Task OpenAsync(Action<byte[]> receive, Action<bool> connected, Action<string> tell, CancellationToken cancellationToken);

    /// <summary>Sends; completes when it is confirmed.</summary>
    /// <param name="to">An agent's id; null: the controller, from an agent, and all agents, from the controller.</param>
    /// <param name="body">What is sent.</param>
    /// <returns>False: it was not confirmed, and may be lost.</returns>
    Task<bool> SendAsync(string? to, byte[] body);
}
