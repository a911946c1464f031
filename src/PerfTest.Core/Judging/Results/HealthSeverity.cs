namespace PerfTest;

/// <summary>What a finding about the generator means for the result.</summary>
public enum HealthSeverity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note = 0,

    /// <summary>The numbers may be the generator's and not the target's. The verdict stands; with <c>PERFTEST_STRICT_HEALTH=1</c> it fails.</summary>
    Suspect = 1,

    /// <summary>The planned load was not delivered: the test fails, and it says nothing about the target.</summary>
    NotDelivered = 2,
}
