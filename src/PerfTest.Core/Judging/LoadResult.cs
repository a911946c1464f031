namespace PerfTest;

/// <summary>What a load test measured and how it was judged.</summary>
public sealed class LoadResult
{
    internal LoadResult()
    {
    }
}
