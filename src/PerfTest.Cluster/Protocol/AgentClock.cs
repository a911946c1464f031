namespace PerfTest.Cluster.Protocol;

/// <summary>How an agent's clock stands to the controller's: of some pings the one with the shortest way there and back says it best. Times are nanoseconds.</summary>
internal sealed record AgentClock
{
    /// <summary>Pings so far, answered or lost; also the number of the one that is out.</summary>
    public int Sent { get; init; }

    /// <summary>When the one that is out was sent; null: none is.</summary>
    public long? SentAt { get; init; }

    /// <summary>Of those that were answered.</summary>
    public long? ShortestWay { get; init; }

    /// <summary>The agent's clock minus the controller's, by the ping with the shortest way.</summary>
    public long Skew { get; init; }

    /// <summary>The most by which <see cref="Skew"/> is wrong: the answer was given at some time between the ping and its return.</summary>
    public long Error => ((ShortestWay ?? 0) + 1) / 2;

    public bool IsKnown => ShortestWay is not null && Sent >= ClusterTimes.Pings && SentAt is null;

    /// <summary>Takes an answer into account, if it is to the ping that is out.</summary>
    public AgentClock Take(ControllerPong pong, long now)
    {
        if (SentAt is not { } sentAt || pong.Number != Sent)
        {
            return this;
        }

        long way = now - sentAt;
        AgentClock answered = this with { SentAt = null };
        return way < (ShortestWay ?? long.MaxValue) ? answered with { ShortestWay = way, Skew = sentAt + (way / 2) - pong.At } : answered;
    }
}
