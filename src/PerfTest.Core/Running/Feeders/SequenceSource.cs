namespace PerfTest.Running;

/// <summary>Rows that the user's code makes. They are enumerated once.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class SequenceSource<T>(IEnumerable<T>? rows, string name) : FeederSource<T>(name)
{
    protected override void Read(FeederReading<T> reading)
    {
        if (rows is null)
        {
            reading.Mistake($"The rows of {reading.Name} are null: a feeder needs at least one row.");
            return;
        }

        try
        {
            foreach (T row in rows)
            {
                reading.Add(row);
                if (reading.IsFull)
                {
                    return;
                }
            }
        }
        catch (Exception exception)
        {
            // The user's code, run before load: what it throws is a mistake of the test like any other.
            reading.Mistake($"The rows of {reading.Name} could not be made: {exception.GetType().Name}: {exception.Message}");
        }
    }
}
