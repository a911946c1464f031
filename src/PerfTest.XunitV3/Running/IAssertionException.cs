namespace PerfTest.Adapters;

/// <summary>Tells xUnit, which looks for an interface of this name, that a test has failed and not gone wrong.</summary>
internal interface IAssertionException;
