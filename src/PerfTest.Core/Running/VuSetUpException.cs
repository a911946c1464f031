namespace PerfTest.Running;

/// <summary>The set-up of a virtual user has thrown: the load is not started.</summary>
internal sealed class VuSetUpException : Exception
{
    public VuSetUpException(long vu, Exception thrown)
        : base($"The set-up of virtual user {vu} failed.", thrown)
    {
        Vu = vu;
        Thrown = thrown;
    }

    /// <summary>The id of the virtual user.</summary>
    public long Vu { get; }

    /// <summary>What its set-up threw.</summary>
    public Exception Thrown { get; }
}
