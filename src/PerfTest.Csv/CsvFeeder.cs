using PerfTest.Running;

namespace PerfTest;

/// <summary>Adds <c>Feeder.FromCsv</c> to <see cref="Feeder"/>.</summary>
public static class CsvFeeder
{
    extension(Feeder)
    {
        /// <summary>Rows from a CSV file whose first line names its columns, and whose values are asked for by these names.</summary>
        /// <param name="path">The file, relative to the test's output folder or, if it is not there, to its project's folder.</param>
        /// <param name="order">Which row is next. Default <see cref="FeedOrder.Circular"/>.</param>
        /// <param name="whenUsedUp">For <see cref="FeedOrder.Queue"/>: what happens when no row is left. Default <see cref="WhenUsedUp.EndRun"/>.</param>
        /// <param name="delimiter">What separates the columns, an ASCII character. Default: what the first lines have of <c>,</c> <c>;</c> <c>|</c> and tabs.</param>
        /// <returns>The feeder. Nothing is read yet; what is wrong with the file is reported before load.</returns>
        public static Feeder<FeederRow> FromCsv(string path, FeedOrder order = FeedOrder.Circular, WhenUsedUp whenUsedUp = WhenUsedUp.EndRun, char? delimiter = null) =>
            new(new CsvSource<FeederRow>(path, delimiter, (reading, headers) => UntypedRows.TryCreate(reading, headers)), order, whenUsedUp);

        /// <summary>Typed rows from a CSV file whose first line names its columns.</summary>
        /// <remarks>
        /// A column belongs to the constructor parameter or property of its name; case, <c>_</c>, <c>-</c> and spaces in it do not matter. Each of them needs a
        /// column, unless it is nullable, has a default value or is marked with <c>[JsonIgnore]</c>. Numbers and dates are read without regard to the machine's
        /// culture; an empty field is null where null is allowed. A file of one column can be read as a simple type: <c>Feeder.FromCsv&lt;string&gt;</c>.
        /// </remarks>
        /// <typeparam name="T">A row.</typeparam>
        /// <param name="path">The file, relative to the test's output folder or, if it is not there, to its project's folder.</param>
        /// <param name="order">Which row is next. Default <see cref="FeedOrder.Circular"/>.</param>
        /// <param name="whenUsedUp">For <see cref="FeedOrder.Queue"/>: what happens when no row is left. Default <see cref="WhenUsedUp.EndRun"/>.</param>
        /// <param name="delimiter">What separates the columns, an ASCII character. Default: what the first lines have of <c>,</c> <c>;</c> <c>|</c> and tabs.</param>
        /// <returns>The feeder. Nothing is read yet; what is wrong with the file is reported before load.</returns>
        public static Feeder<T> FromCsv<T>(string path, FeedOrder order = FeedOrder.Circular, WhenUsedUp whenUsedUp = WhenUsedUp.EndRun, char? delimiter = null) =>
            new(new CsvSource<T>(path, delimiter, (reading, headers) => TypedRows<T>.TryCreate(reading, headers)), order, whenUsedUp);
    }
}
