namespace PerfTest.Judging;

/// <summary>What is tried next.</summary>
/// <param name="Level">Iterations per second, or virtual users.</param>
/// <param name="Lengths">Measured for so many times the usual time.</param>
internal readonly record struct SearchStep(long Level, int Lengths)
{
    public bool IsConfirmation => Lengths > 1;
}
