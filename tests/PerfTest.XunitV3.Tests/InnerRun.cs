using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters.Tests;

/// <summary>xUnit's own discovery and execution, in this process, on one class.</summary>
internal static class InnerRun
{
    private static readonly Assembly Here = typeof(InnerRun).Assembly;

    public static async Task<IReadOnlyList<IXunitTestCase>> DiscoverAsync(Type type)
    {
        var found = new ConcurrentQueue<IXunitTestCase>();
        await using var framework = new XunitTestFramework();
        await framework.GetDiscoverer(Here).Find(
            test =>
            {
                found.Enqueue((IXunitTestCase)test);
                return new(true);
            },
            new Options(),
            [type],
            TestContext.Current.CancellationToken);
        return [.. found.OrderBy(test => test.TestCaseDisplayName, StringComparer.Ordinal)];
    }

    /// <param name="tests">What is run.</param>
    /// <param name="stop">Asks xUnit to stop.</param>
    /// <returns>All messages of the run.</returns>
    public static async Task<IReadOnlyList<IMessageSinkMessage>> RunAsync(IReadOnlyCollection<IXunitTestCase> tests, CancellationToken stop = default)
    {
        var sink = new Sink();
        await using var framework = new XunitTestFramework();

        // A run of its own must not take place in the test that asks for it.
        await Task.Run(() => framework.GetExecutor(Here).RunTestCases(tests, sink, new Options(), stop).AsTask(), CancellationToken.None);
        return [.. sink.Messages];
    }

    public static T RoundTrip<T>(T testCase)
        where T : class => (T)SerializationHelper.Instance.Deserialize(SerializationHelper.Instance.Serialize(testCase))!;

    private sealed class Sink : IMessageSink
    {
        public ConcurrentQueue<IMessageSinkMessage> Messages { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            Messages.Enqueue(message);
            return true;
        }
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new() { ["xunit.discovery.PreEnumerateTheories"] = true };

        public TValue? GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue?)value : default;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;

        public string ToJson() => "{}";
    }
}
