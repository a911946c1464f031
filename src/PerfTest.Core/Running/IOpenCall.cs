namespace PerfTest.Running;

/// <summary>Something that a virtual user began and whose end is not known yet: a request in flight, a response whose body has not been read.</summary>
internal interface IOpenCall
{
    /// <summary>The call that was open when this one began. Owned by <see cref="OpenCalls"/>.</summary>
    IOpenCall? Previous { get; set; }

    bool IsOpen { get; }

    /// <summary>The iteration is over; nobody will end this call any more. Does nothing if it has ended meanwhile.</summary>
    void EndWithIteration();
}
