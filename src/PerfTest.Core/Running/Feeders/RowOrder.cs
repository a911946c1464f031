using System.Text;

namespace PerfTest.Running;

/// <summary>Which row a place in an order is. Pure: the same on every machine of a run.</summary>
internal static class RowOrder
{
    /// <summary>Row number <paramref name="index"/> of the rows repeated without end.</summary>
    public static int Circular(long index, int rows) => (int)(index % rows);

    /// <summary>Any row, each as likely as another: draw number <paramref name="draw"/> of a sequence.</summary>
    public static int Random(CounterRandom numbers, long draw, int rows) => Below(numbers[(ulong)draw], rows);

    /// <summary>
    /// An order of all rows, each of the possible ones as likely (Fisher and Yates, Statistical Tables, 1938; in Durstenfeld's form, CACM Algorithm 235, 1964).
    /// </summary>
    public static int[] Shuffled(CounterRandom numbers, int rows)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        for (int last = rows - 1; last > 0; last--)
        {
            int other = Below(numbers[(ulong)last], last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>The random numbers of one feeder: those of a seed, told apart by the feeder's name (FNV-1a), so that two feeders are not shuffled alike.</summary>
    public static CounterRandom Numbers(long seed, string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ value) * 0x100000001B3);
        }

        return new CounterRandom((ulong)seed).For(hash);
    }

    /// <summary>The high half of a product: uniform up to one part in 2^32 at least.</summary>
    private static int Below(ulong random, int bound) => (int)Math.BigMul(random, (ulong)bound, out _);
}
