namespace PerfTest.Adapting;

/// <summary>The annotated method of a load test with <c>[Scenario]</c>s: called once, after the run.</summary>
/// <param name="result">What the run measured.</param>
/// <param name="instance">The test class instance; null for a static method.</param>
internal delegate ValueTask JudgingBody(LoadResult result, object? instance);
