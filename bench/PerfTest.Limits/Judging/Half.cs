namespace PerfTest.Bench;

/// <summary>One half of a pair, measured by two clocks: per second or per operation of either.</summary>
/// <param name="Wall">By the clock on the wall.</param>
/// <param name="Processor">By the processor time of this process: others that run meanwhile are not in it.</param>
internal readonly record struct Half(double Wall, double Processor);
