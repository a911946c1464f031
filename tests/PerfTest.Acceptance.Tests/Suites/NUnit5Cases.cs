namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>The cases on NUnit 5: the adapter built against 4.6.1 runs with it as it is.</summary>
public sealed class NUnit5Cases() : NUnitCases("NUnit/5.0.0");
