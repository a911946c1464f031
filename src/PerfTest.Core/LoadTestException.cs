namespace PerfTest;

/// <summary>A load test is used wrongly: what was done, why it cannot work, what can be done instead.</summary>
public class LoadTestException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public LoadTestException()
        : base("The load test is used wrongly.")
    {
    }

    /// <param name="message">A full sentence with the value quoted.</param>
    public LoadTestException(string message)
        : base(message)
    {
    }

    /// <param name="message">A full sentence with the value quoted.</param>
    /// <param name="innerException">What went wrong beneath.</param>
    public LoadTestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
