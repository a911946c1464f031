using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters.Tests;

/// <summary>xUnit's own discovery and execution, in this process, on one class.</summary>
internal static class InnerRun
{
    private static readonly Assembly Here = typeof(InnerRun).Assembly;

    public static IReadOnlyList<IXunitTestCase> Discover(Type type)
    {
        var found = new Sink(_ => true);
        using var framework = new XunitTestFramework(new NullSink());
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(Here));
        discoverer.Find(type.FullName!, includeSourceInformation: false, found, new Options());
        Assert.True(found.Finished.Task.Wait(TimeSpan.FromSeconds(30)));
        return [.. found.Messages.OfType<ITestCaseDiscoveryMessage>().Select(message => (IXunitTestCase)message.TestCase).OrderBy(test => test.DisplayName, StringComparer.Ordinal)];
    }

    /// <param name="cases">What is run.</param>
    /// <param name="goesOn">The runner's answer to each message: false asks xUnit to stop.</param>
    /// <returns>All messages of the run.</returns>
    public static async Task<IReadOnlyList<IMessageSinkMessage>> RunAsync(IEnumerable<IXunitTestCase> cases, Func<bool> goesOn)
    {
        var sink = new Sink(_ => goesOn());
        using var framework = new XunitTestFramework(new NullSink());
        using var executor = framework.GetExecutor(Here.GetName());
        executor.RunTests(cases, sink, new Options());
        await sink.Finished.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return [.. sink.Messages];
    }

    public static T RoundTrip<T>(T testCase)
        where T : class, ITestCase => SerializationHelper.Deserialize<T>(SerializationHelper.Serialize(testCase));

    private sealed class Sink(Func<IMessageSinkMessage, bool> answer) : LongLivedMarshalByRefObject, IMessageSink
    {
        public ConcurrentQueue<IMessageSinkMessage> Messages { get; } = new();

        public TaskCompletionSource Finished { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool OnMessage(IMessageSinkMessage message)
        {
            Messages.Enqueue(message);
            if (message is ITestAssemblyFinished or IDiscoveryCompleteMessage)
            {
                Finished.TrySetResult();
            }

            return answer(message);
        }
    }

    private sealed class NullSink : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Options : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new() { ["xunit.discovery.PreEnumerateTheories"] = true };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
