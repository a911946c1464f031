using PerfTest.Planning;

namespace PerfTest;

/// <summary>How long a person waits between two steps: a distribution from which a virtual user draws. Immutable; make it once, in a static field.</summary>
/// <remarks>Whatever is drawn is at least 0 and at most 7 days, the longest that a load test may be; see <see cref="AtMost"/> for a limit of your own.</remarks>
/// <example>
/// <code>private static readonly ThinkTime Reading = ThinkTime.LogNormal(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(40)).AtMost(TimeSpan.FromMinutes(2));</code>
/// </example>
public abstract class ThinkTime
{
    private static readonly TimeSpan Longest = PlanLimits.Time;

    private protected ThinkTime()
    {
    }

    /// <summary>Always the same.</summary>
    /// <param name="time">0 to 7 days.</param>
    /// <returns>A think time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    public static ThinkTime Fixed(TimeSpan time) => new FixedTime(Checked(time, nameof(time)));

    /// <summary>Every time between two bounds is as likely as any other. Mean: (least + most) ÷ 2.</summary>
    /// <param name="least">0 to 7 days.</param>
    /// <param name="most">From <paramref name="least"/> to 7 days.</param>
    /// <returns>A think time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound is out of its range.</exception>
    public static ThinkTime Uniform(TimeSpan least, TimeSpan most)
    {
        Checked(least, nameof(least));
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return new UniformTime(least, Checked(most, nameof(most)));
    }

    /// <summary>
    /// The bell curve: two of three times are within one standard deviation of the mean, 95 % within two. What would be negative is 0, so the mean is kept only where it
    /// is at least two or three standard deviations.
    /// </summary>
    /// <param name="mean">0 to 7 days.</param>
    /// <param name="standardDeviation">0 to 7 days.</param>
    /// <returns>A think time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of its range.</exception>
    public static ThinkTime Normal(TimeSpan mean, TimeSpan standardDeviation) =>
        new NormalTime(Checked(mean, nameof(mean)), Checked(standardDeviation, nameof(standardDeviation)));

    /// <summary>
    /// What people really do: many are quick, a few take very long. Half of the times are below the median, 19 of 20 below the 95th percentile. With
    /// σ = ln(p95 ÷ median) ÷ 1.645 it is median · e^(σ·z), z being standard normal; mean: median · e^(σ² ÷ 2).
    /// </summary>
    /// <param name="median">More than 0, at most 7 days.</param>
    /// <param name="p95">From <paramref name="median"/> to 7 days.</param>
    /// <returns>A think time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of its range.</exception>
    public static ThinkTime LogNormal(TimeSpan median, TimeSpan p95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(median, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(p95, median);
        return new LogNormalTime(median, Checked(p95, nameof(p95)));
    }

    /// <summary>Times between events that know nothing of each other: mostly short, sometimes several times the mean. −mean · ln(1 − u); the median is 0.69 of the mean.</summary>
    /// <param name="mean">0 to 7 days.</param>
    /// <returns>A think time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is out of its range.</exception>
    public static ThinkTime Exponential(TimeSpan mean) => new ExponentialTime(Checked(mean, nameof(mean)));

    /// <summary>The same with a limit: whatever would be longer is as long as the limit. Shorter times stay as likely as they were, so percentiles below it do not move.</summary>
    /// <param name="most">0 to 7 days.</param>
    /// <returns>A think time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its range.</exception>
    public ThinkTime AtMost(TimeSpan most) => new CappedTime(this, Checked(most, nameof(most)));

    /// <summary>Draws a time. The same numbers give the same times.</summary>
    /// <param name="random">Where the numbers come from; of a virtual user <see cref="VirtualUser.Random"/>.</param>
    /// <returns>0 to 7 days.</returns>
    public TimeSpan Next(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Draw(random) switch
        {
            // Compared before it is converted: a far tail is beyond what a TimeSpan can hold.
            var ticks when ticks >= Longest.Ticks => Longest,
            > 0 and var ticks => TimeSpan.FromTicks((long)Math.Round(ticks)),
            _ => TimeSpan.Zero,
        };
    }

    /// <summary>A time in ticks of 100 ns, of any size.</summary>
    private protected abstract double Draw(Random random);

    /// <summary>A standard normal number by two uniform ones (Box and Muller: A Note on the Generation of Random Normal Deviates, 1958).</summary>
    private static double StandardNormal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static TimeSpan Checked(TimeSpan time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, name);
        return time;
    }

    private sealed class FixedTime(TimeSpan time) : ThinkTime
    {
        private protected override double Draw(Random random) => time.Ticks;
    }

    private sealed class UniformTime(TimeSpan least, TimeSpan most) : ThinkTime
    {
        private protected override double Draw(Random random) => least.Ticks + ((most - least).Ticks * random.NextDouble());
    }

    private sealed class NormalTime(TimeSpan mean, TimeSpan standardDeviation) : ThinkTime
    {
        private protected override double Draw(Random random) => mean.Ticks + (standardDeviation.Ticks * StandardNormal(random));
    }

    private sealed class LogNormalTime(TimeSpan median, TimeSpan p95) : ThinkTime
    {
        /// <summary>The 95th percentile of the standard normal distribution.</summary>
        private const double StandardP95 = 1.6448536269514722;

        private readonly double _sigma = Math.Log(p95 / median) / StandardP95;

        private protected override double Draw(Random random) => median.Ticks * Math.Exp(_sigma * StandardNormal(random));
    }

    private sealed class ExponentialTime(TimeSpan mean) : ThinkTime
    {
        private protected override double Draw(Random random) => -mean.Ticks * Math.Log(1 - random.NextDouble());
    }

    private sealed class CappedTime(ThinkTime inner, TimeSpan most) : ThinkTime
    {
        private protected override double Draw(Random random) => Math.Min(inner.Draw(random), most.Ticks);
    }
}
