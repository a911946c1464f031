namespace PerfTest.Telemetry.Tests;

/// <summary>A data point as it arrived.</summary>
internal sealed record ReceivedPoint
{
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Of a sum or a gauge.</summary>
    public double Number { get; init; }

    /// <summary>Of a histogram.</summary>
    public long Count { get; init; }

    public double Sum { get; init; }

    public double Min { get; init; }

    public double Max { get; init; }

    public int Scale { get; init; }

    public long Zeros { get; init; }

    public int Offset { get; init; }

    public IReadOnlyList<ulong> Buckets { get; init; } = [];

    /// <summary>The bucket in which the value of a rank lies, from its lower limit (exclusive) to its upper: OpenTelemetry's base-2 exponential buckets.</summary>
    public (double Above, double UpTo) BucketOf(long rank)
    {
        double width = Math.Pow(2, Math.Pow(2, -Scale));
        long before = Zeros;
        for (var i = 0; i < Buckets.Count; i++)
        {
            before += (long)Buckets[i];
            if (before > rank)
            {
                return (Math.Pow(width, Offset + i), Math.Pow(width, Offset + i + 1));
            }
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, $"There are {before} values.");
    }
}
