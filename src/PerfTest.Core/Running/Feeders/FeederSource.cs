namespace PerfTest.Running;

/// <summary>Where the rows of a feeder come from.</summary>
/// <typeparam name="T">A row.</typeparam>
internal abstract class FeederSource<T>(string name)
{
    /// <summary>What messages call the feeder, and what tells its random order from another's: the same on all machines of a run.</summary>
    public string Name { get; } = name;

    /// <summary>Reads all rows. Bad input is not thrown: it becomes mistakes.</summary>
    public FeederData<T> Read()
    {
        var reading = new FeederReading<T>(Name);
        Read(reading);
        return reading.Finish();
    }

    protected abstract void Read(FeederReading<T> reading);
}
