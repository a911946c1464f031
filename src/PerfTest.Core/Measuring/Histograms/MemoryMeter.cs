namespace PerfTest.Measuring;

/// <summary>How much memory the live histograms of a store take.</summary>
internal sealed class MemoryMeter
{
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
