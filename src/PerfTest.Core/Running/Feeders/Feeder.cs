using System.Runtime.CompilerServices;
using System.Text.Json;
using PerfTest.Running;

namespace PerfTest;

/// <summary>Makes feeders: test data for virtual users, from a file or from code.</summary>
/// <remarks>
/// Nothing is read here and nothing is thrown: a file that is missing, empty or wrong is reported before load, together with all other mistakes of the load test.
/// <c>Feeder.FromCsv</c> is in the package PerfTest.Csv, which every adapter brings along.
/// </remarks>
public static class Feeder
{
    /// <summary>Rows from code. They are enumerated once, at the latest before load.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="rows">At least one, at most 10 million.</param>
    /// <param name="order">Which row is next. Default <see cref="FeedOrder.Circular"/>.</param>
    /// <param name="whenUsedUp">For <see cref="FeedOrder.Queue"/>: what happens when no row is left. Default <see cref="WhenUsedUp.EndRun"/>.</param>
    /// <param name="name">What messages call the feeder. Default: the expression that <paramref name="rows"/> is.</param>
    /// <returns>The feeder.</returns>
    public static Feeder<T> From<T>(
        IEnumerable<T> rows, FeedOrder order = FeedOrder.Circular, WhenUsedUp whenUsedUp = WhenUsedUp.EndRun, [CallerArgumentExpression(nameof(rows))] string? name = null) =>
        new(new SequenceSource<T>(rows, name ?? "rows"), order, whenUsedUp);

    /// <summary>Typed rows from a JSON file whose root is an array.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="path">The file, relative to the test's output folder or, if it is not there, to its project's folder.</param>
    /// <param name="order">Which row is next. Default <see cref="FeedOrder.Circular"/>.</param>
    /// <param name="whenUsedUp">For <see cref="FeedOrder.Queue"/>: what happens when no row is left. Default <see cref="WhenUsedUp.EndRun"/>.</param>
    /// <param name="options">
    /// How JSON becomes a <typeparamref name="T"/>. Default: <see cref="JsonSerializerDefaults.Web"/>, with comments and trailing commas, enums by name, and what a
    /// constructor needs must be there.
    /// </param>
    /// <returns>The feeder.</returns>
    public static Feeder<T> FromJson<T>(
        string path, FeedOrder order = FeedOrder.Circular, WhenUsedUp whenUsedUp = WhenUsedUp.EndRun, JsonSerializerOptions? options = null) =>
        new(new JsonSource<T>(path, options), order, whenUsedUp);

    /// <summary>Rows from a JSON file whose root is an array of objects, whose values are asked for by name.</summary>
    /// <param name="path">The file, relative to the test's output folder or, if it is not there, to its project's folder.</param>
    /// <param name="order">Which row is next. Default <see cref="FeedOrder.Circular"/>.</param>
    /// <param name="whenUsedUp">For <see cref="FeedOrder.Queue"/>: what happens when no row is left. Default <see cref="WhenUsedUp.EndRun"/>.</param>
    /// <returns>The feeder.</returns>
    public static Feeder<FeederRow> FromJson(string path, FeedOrder order = FeedOrder.Circular, WhenUsedUp whenUsedUp = WhenUsedUp.EndRun) =>
        new(new JsonRowSource(path), order, whenUsedUp);
}
