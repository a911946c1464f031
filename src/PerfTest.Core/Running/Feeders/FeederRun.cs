namespace PerfTest.Running;

/// <summary>How far a feeder has been used in one run.</summary>
internal abstract class FeederRun;
