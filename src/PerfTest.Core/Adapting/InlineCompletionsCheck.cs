using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>
/// Inline completions of sockets are for bodies that never block: they run on the thread that receives for all connections. A synchronous body blocks by its nature.
/// </summary>
internal static class InlineCompletionsCheck
{
    /// <param name="bodies">What the load test runs.</param>
    /// <param name="environment">Value of an environment variable, or null.</param>
    /// <returns>A sentence for each body that cannot be run so.</returns>
    public static IEnumerable<string> MistakesOf(IEnumerable<LoadBody> bodies, Func<string, string?> environment) =>
        RuntimeSetting.HasInlineCompletions(environment)
            ? bodies.Where(body => body.IsBlocking).Select(body => body.Exec).Order(StringComparer.Ordinal).Select(SentenceOf)
            : [];

    private static string SentenceOf(string body) =>
        $"The environment says {RuntimeSetting.InlineCompletionsVariable}=1, and the body '{body}' is synchronous: what waits for a socket would stop the one thread that serves " +
        "all sockets. Unset the variable, or make the body asynchronous: it returns a Task and awaits what it sends.";
}
