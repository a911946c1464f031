namespace PerfTest.Running;

/// <summary>
/// Random numbers by name instead of by order: draw number n of a key is a function of both, so that any part of a sequence can be computed alone. The numbers
/// are those of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014) from the key on.
/// </summary>
internal readonly record struct CounterRandom(ulong Key)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Draw number <paramref name="n"/>: 64 uniform bits.</summary>
    public ulong this[ulong n] => Mix(Key + ((n + 1) * Step));

    /// <summary>An independent sequence for a part of what this one is for.</summary>
    public CounterRandom For(ulong part) => new(Mix(this[part] ^ 0x6A09E667F3BCC909));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
