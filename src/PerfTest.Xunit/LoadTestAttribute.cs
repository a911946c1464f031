using Xunit;
using Xunit.Sdk;

namespace PerfTest;

/// <summary>
/// Turns a test method into a load test: the method is what each virtual user does, over and over. Beside <c>[Scenario]</c>s it is what judges the result.
/// </summary>
/// <remarks>
/// <para>The method returns <c>Task</c>, <c>ValueTask</c> or, where it blocks its thread, <c>void</c>. It takes the values of its data row
/// (<c>[InlineData]</c>, <c>[MemberData]</c>, <c>[ClassData]</c>: each row is a load test), then optionally <see cref="VirtualUser"/> and
/// <see cref="CancellationToken"/>.</para>
/// <para>Fixtures, constructor injection, <c>IAsyncLifetime</c>, <c>ITestOutputHelper</c> and <c>BeforeAfterTestAttribute</c>s belong to the test, once, not to
/// the iteration. Load tests have the trait <c>Category=Load</c> and never run beside another test of their assembly. <see cref="FactAttribute.Timeout"/> ends
/// the run early, and the test fails with its report.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
[XunitTestCaseDiscoverer("PerfTest.Adapters.LoadTestDiscoverer", "PerfTest.Xunit")]
[TraitDiscoverer("PerfTest.Adapters.LoadTraitDiscoverer", "PerfTest.Xunit")]
public sealed partial class LoadTestAttribute : FactAttribute, ITraitAttribute;
