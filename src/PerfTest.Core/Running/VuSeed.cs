namespace PerfTest.Running;

/// <summary>The seed of one virtual user, derived from the run's seed and its global id: the same on however many machines the run is divided.</summary>
internal static class VuSeed
{
    /// <summary>SplitMix64's finalizer (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014), which spreads neighbouring ids apart.</summary>
    public static long Of(long runSeed, long vuId)
    {
        unchecked
        {
            ulong z = (ulong)runSeed + ((ulong)vuId * 0x9E3779B97F4A7C15UL);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (long)(z ^ (z >> 31));
        }
    }
}
