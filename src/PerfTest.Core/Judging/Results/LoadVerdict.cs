namespace PerfTest;

/// <summary>How a load test ended.</summary>
public enum LoadVerdict
{
    /// <summary>The load was delivered and every limit held.</summary>
    Passed = 0,

    /// <summary>A limit was broken, or nothing was measured that could hold it.</summary>
    Failed = 1,

    /// <summary>
    /// The planned load was not delivered: by the fault of the plan (too few virtual users) or of the generator, named in <see cref="LoadResult.Summary"/>. Nothing
    /// can be said about the target.
    /// </summary>
    NotDelivered = 2,

    /// <summary>A virtual user or a threshold with <c>AbortOnFail</c> ended the run.</summary>
    Aborted = 3,

    /// <summary>The run was stopped from outside: by the explorer, by Ctrl+C, by the framework's timeout.</summary>
    Cancelled = 4,

    /// <summary>
    /// Of a run on several machines: the totals of an agent are missing. What it had sent before is in the result, and <see cref="LoadResult.Summary"/> says how much of
    /// the load is not.
    /// </summary>
    Incomplete = 5,
}
