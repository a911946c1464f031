namespace PerfTest.Browser.Tests;

/// <summary>One process has one dashboard, and its list of runs: one test at a time.</summary>
[CollectionDefinition(nameof(DashboardTests), DisableParallelization = true)]
public class DashboardCollection;
