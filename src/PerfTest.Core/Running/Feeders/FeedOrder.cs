namespace PerfTest;

/// <summary>Which row of a feeder is next.</summary>
public enum FeedOrder
{
    /// <summary>One after the other, from the first again after the last. All virtual users take from the same sequence. The default.</summary>
    Circular = 0,

    /// <summary>Any row, drawn anew each time by a random sequence of each virtual user's own: the same in every run with the same seed.</summary>
    Random = 1,

    /// <summary>
    /// All rows in an order that the run's seed decides, then in the same order again: a row comes back only after all others. All virtual users take from the
    /// same sequence.
    /// </summary>
    Shuffle = 2,

    /// <summary>Each row once, one after the other. What happens when none is left says <see cref="WhenUsedUp"/>.</summary>
    Queue = 3,

    /// <summary>
    /// Each virtual user has a row of its own for the whole run: the one at <see cref="VirtualUser.Id"/> − 1, where ids count through all scenarios of the test.
    /// Needs as many rows as the plan has virtual users.
    /// </summary>
    UniquePerVu = 4,
}
