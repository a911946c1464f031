using PerfTest;
using PerfTest.Adapters;

// Exactly this namespace: xUnit puts "Type : " before the message of every exception that is not from it.
namespace Xunit.Sdk;

/// <summary>A failed load test as xUnit shows its own failures: the message alone.</summary>
internal sealed class LoadTestFailure(LoadTestFailedException failure) : LoadTestFailedException(failure), IAssertionException;
