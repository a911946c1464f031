namespace PerfTest.Running;

/// <summary>A change of the number of VUs.</summary>
/// <param name="At">Nanoseconds from the scenario's start.</param>
/// <param name="Vus">From <paramref name="At"/> on, this many.</param>
internal readonly record struct VuStep(long At, int Vus);
