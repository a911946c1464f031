namespace PerfTest.Judging;

/// <summary>One thing that can be wrong with a generator. Pure.</summary>
internal interface IHealthRule
{
    /// <summary>What it finds; nothing where all is well.</summary>
    IEnumerable<HealthFinding> Examine(HealthContext context);
}
