namespace PerfTest.Running;

/// <summary>Makes rows of the fields of a CSV file.</summary>
/// <typeparam name="T">A row.</typeparam>
internal interface ICsvRows<T>
{
    /// <summary>Makes one row, or says what is wrong with it.</summary>
    /// <param name="fields">As many as there are columns.</param>
    /// <param name="line">Where the row begins, from 1.</param>
    void Add(string[] fields, long line);
}
