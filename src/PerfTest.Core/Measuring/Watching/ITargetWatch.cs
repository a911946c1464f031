namespace PerfTest.Measuring;

/// <summary>Looks at the target again and again beside the load, and leaves what it sees in metrics.</summary>
internal interface ITargetWatch
{
    /// <summary>From one look to the next.</summary>
    TimeSpan Every { get; }

    /// <summary>Looks once. Called on a thread of its own, which it may block for as long as a look takes; never twice at a time.</summary>
    /// <param name="cut">Fires when nobody wants to know any more.</param>
    void Look(CancellationToken cut);

    /// <summary>A look was due while the one before had not ended. Called by the pacer.</summary>
    void Skipped()
    {
    }

    /// <summary>The last look has ended. On the same thread.</summary>
    void Finish()
    {
    }
}
