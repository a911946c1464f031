using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest;

/// <summary>Test data for virtual users: rows that are read once, before load, and shared by all of them. Made by <see cref="Feeder"/>.</summary>
/// <remarks>
/// Keep it in a field of the test class, static where several load tests use it: then what is wrong with its rows is reported together with all other mistakes of
/// the test, before load. A feeder keeps no place: every run begins at its beginning, and so does the measured part after a warm-up.
/// </remarks>
/// <typeparam name="T">A row.</typeparam>
public sealed class Feeder<T> : IFeeder
{
    private readonly Lazy<FeederData<T>> _data;

    internal Feeder(FeederSource<T> source, FeedOrder order, WhenUsedUp whenUsedUp)
    {
        Name = source.Name;
        Order = order;
        WhenUsedUp = whenUsedUp;
        _data = new Lazy<FeederData<T>>(source.Read);
    }

    /// <summary>What messages call it: the file's path as written, or the expression that makes the rows.</summary>
    public string Name { get; }

    /// <summary>Which row is next.</summary>
    public FeedOrder Order { get; }

    /// <summary>What happens when a <see cref="FeedOrder.Queue"/> has no row left.</summary>
    public WhenUsedUp WhenUsedUp { get; }

    /// <summary>How many rows there are. Reads them if that has not happened yet.</summary>
    /// <exception cref="LoadTestException">Something is wrong with the rows: all of it, a sentence each.</exception>
    public int Count => Mistakes is { IsEmpty: false } mistakes ? throw new LoadTestException(string.Join(Environment.NewLine, mistakes)) : _data.Value.Rows.Length;

    string IFeeder.Name => Name;

    ImmutableArray<string> IFeeder.Mistakes => Mistakes;

    int IFeeder.RowCount => _data.Value.Rows.Length;

    private ImmutableArray<string> Mistakes
    {
        get
        {
            List<string> mistakes = [];
            if (!Enum.IsDefined(Order))
            {
                mistakes.Add($"The feeder {Written.Name(Name)} has the order '{Order}'; allowed are {Written.List(Enum.GetNames<FeedOrder>())}.");
            }

            if (!Enum.IsDefined(WhenUsedUp))
            {
                mistakes.Add($"The feeder {Written.Name(Name)} has WhenUsedUp '{WhenUsedUp}'; allowed are {Written.List(Enum.GetNames<WhenUsedUp>())}.");
            }

            return [.. mistakes, .. _data.Value.Mistakes];
        }
    }

    /// <summary>The next row for the virtual user on whose behalf this code runs.</summary>
    /// <returns>A row, which other virtual users may be given, too.</returns>
    /// <exception cref="FeedUsedUpException">A queue has no row left. It ends the iteration; let it pass.</exception>
    /// <exception cref="LoadTestException">This is no code of a virtual user.</exception>
    public T Next() => Next(VirtualUser.Current
        ?? throw new LoadTestException($"The feeder {Written.Name(Name)} was asked for a row outside of a load test's iterations: only virtual users are given rows."));

    /// <summary>The next row for a virtual user.</summary>
    /// <param name="vu">Who takes it.</param>
    /// <returns>A row, which other virtual users may be given, too.</returns>
    /// <exception cref="FeedUsedUpException">A queue has no row left. It ends the iteration; let it pass.</exception>
    public T Next(VirtualUser vu)
    {
        ArgumentNullException.ThrowIfNull(vu);
        return ((FeederRun<T>)vu.Feeders.Of(this)).Next(vu);
    }

    FeederRun IFeeder.Start(RunFeeders run) => new FeederRun<T>(this, _data.Value.Rows, Mistakes, run);
}
