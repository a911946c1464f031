namespace PerfTest.Adapting;

/// <summary>Ties the test processes of several machines to one run: the package <c>PerfTest.Cluster</c>, found by <see cref="Distribution"/>.</summary>
internal interface IDistribution
{
    /// <summary>What is wrong with its settings, as sentences. Nothing is opened for it.</summary>
    IReadOnlyList<string> Mistakes { get; }

    /// <summary>Waits until the machines that the load test needs have come together.</summary>
    /// <returns>The part of this process: an <see cref="AgentPart"/> or a <see cref="ControllerPart"/>.</returns>
    /// <exception cref="DistributionException">They did not, or do not fit together. No load was sent.</exception>
    Task<DistributedPart> EnterAsync(DistributedTest test);

    /// <summary>What is made once per run, in JSON: the controller makes it, the agents have it from there.</summary>
    /// <param name="name">Which.</param>
    /// <param name="make">Makes it; called on the controller only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DistributionException">It did not come.</exception>
    Task<byte[]> GetOnceAsync(string name, Func<CancellationToken, Task<byte[]>> make, CancellationToken cancellationToken);
}
