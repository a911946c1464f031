namespace PerfTest.Measuring;

/// <summary>What a process uses at one moment.</summary>
/// <param name="Identity">Differs for every process that there has been, though its number may be used again.</param>
/// <param name="Memory">Working set, bytes.</param>
/// <param name="CpuTime">User and kernel time since its start, nanoseconds.</param>
internal readonly record struct ProcessReading((int Id, DateTime StartedAt) Identity, long Memory, long CpuTime);
