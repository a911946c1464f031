namespace PerfTest.Planning;

/// <summary>The six executors.</summary>
internal enum ExecutorKind
{
    ConstantVus,
    SharedIterations,
    PerVuIterations,
    RampingVus,
    ConstantArrivalRate,
    RampingArrivalRate,
}
