namespace PerfTest.Planning;

/// <summary>How the units of limits are written, what they measure, and how much one is of the unit that the engine keeps.</summary>
internal static class LimitUnits
{
    /// <summary>All that may be written, for messages.</summary>
    public const string Allowed = "ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m";

    private static readonly (LimitUnit Unit, string Name, LimitKind Kind, decimal Factor)[] Table =
    [
        (LimitUnit.None, "", LimitKind.Number, 1),
        (LimitUnit.Nanoseconds, "ns", LimitKind.Time, 1),
        (LimitUnit.Microseconds, "us", LimitKind.Time, 1_000),
        (LimitUnit.Milliseconds, "ms", LimitKind.Time, 1_000_000),
        (LimitUnit.Seconds, "s", LimitKind.Time, 1_000_000_000),
        (LimitUnit.Minutes, "m", LimitKind.Time, 60_000_000_000),
        (LimitUnit.Percent, "%", LimitKind.Share, 0.01m),
        (LimitUnit.Bytes, "B", LimitKind.Data, 1),
        (LimitUnit.Kilobytes, "KB", LimitKind.Data, 1_000),
        (LimitUnit.Megabytes, "MB", LimitKind.Data, 1_000_000),
        (LimitUnit.Gigabytes, "GB", LimitKind.Data, 1_000_000_000),
        (LimitUnit.Kibibytes, "KiB", LimitKind.Data, 1_024),
        (LimitUnit.Mebibytes, "MiB", LimitKind.Data, 1_048_576),
        (LimitUnit.Gibibytes, "GiB", LimitKind.Data, 1_073_741_824),
        (LimitUnit.PerSecond, "/s", LimitKind.Frequency, 1),
        (LimitUnit.PerMinute, "/m", LimitKind.Frequency, 1m / 60),
    ];

    /// <summary>The unit as the grammar reads it back; empty for <see cref="LimitUnit.None"/>.</summary>
    public static string Name(this LimitUnit unit) => Table[(int)unit].Name;

    /// <summary>What the unit measures.</summary>
    public static LimitKind Kind(this LimitUnit unit) => Table[(int)unit].Kind;

    /// <summary>The number in the unit that the engine keeps: nanoseconds, shares of 1, bytes, per second.</summary>
    /// <remarks>Computed in decimals where they reach, so that 1.1ms is exactly 1,100,000 ns and 0.1% exactly 0.001.</remarks>
    public static double ToBase(this LimitUnit unit, double number)
    {
        decimal factor = Table[(int)unit].Factor;
        double size = Math.Abs(number);
        if (factor == 1 || size == 0)
        {
            return number;
        }

        if (unit == LimitUnit.PerMinute)
        {
            return number / 60;
        }

        return size is > 1e-10 and < 1e15 ? (double)((decimal)number * factor) : number * (double)factor;
    }

    /// <summary>False where the word is no unit; <c>µs</c> is <c>us</c>.</summary>
    public static bool TryParse(string word, out LimitUnit unit)
    {
        string name = word is "µs" or "μs" ? "us" : word;
        foreach ((LimitUnit candidate, string candidateName, _, _) in Table)
        {
            if (candidateName == name)
            {
                unit = candidate;
                return true;
            }
        }

        unit = LimitUnit.None;
        return false;
    }
}
