namespace PerfTest.Measuring;

/// <summary>A process whose memory and CPU can be read.</summary>
internal interface IWatchedProcess
{
    /// <summary>What it uses now; null while it is not there.</summary>
    ProcessReading? Read();
}
