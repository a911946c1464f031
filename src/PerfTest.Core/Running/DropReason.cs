namespace PerfTest.Running;

/// <summary>Why an iteration that was due did not start.</summary>
internal enum DropReason
{
    /// <summary>Every virtual user was busy. Tag <c>reason=no_idle_vu</c>.</summary>
    NoIdleVu,

    /// <summary>This process noticed the due time too late. Tag <c>reason=generator_late</c>.</summary>
    GeneratorLate,

    /// <summary>An iteration-counted workload reached its MaxDuration. Tag <c>reason=max_duration</c>.</summary>
    MaxDuration,
}
