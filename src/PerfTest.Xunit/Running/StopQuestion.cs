using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>Whether the run is to stop: xUnit v2 tells it only as the answer to a message.</summary>
internal static class StopQuestion
{
    /// <summary>Asks. Runners refuse messages they do not know; this one they all know and none shows.</summary>
    public static bool MustStop(IMessageBus messageBus, ITest test) => !messageBus.QueueMessage(new BeforeTestFinished(test, nameof(LoadTestAttribute)));
}
