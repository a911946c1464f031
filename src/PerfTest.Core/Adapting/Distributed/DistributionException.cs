namespace PerfTest.Adapting;

/// <summary>Machines did not come together for a load test, or do not fit together. No load was sent.</summary>
internal sealed class DistributionException : Exception
{
    public DistributionException(params IReadOnlyList<string> sentences)
        : base(string.Join(Environment.NewLine, sentences)) => Sentences = sentences;

    /// <summary>Why, a sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; }
}
