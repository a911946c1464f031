using System.Runtime.CompilerServices;
using PerfTest.Adapters;
using PerfTest.Adapting;
using Xunit;
using Xunit.v3;

namespace PerfTest;

/// <summary>
/// Turns a test method into a load test: the method is what each virtual user does, over and over. Beside <c>[Scenario]</c>s it is what judges the result.
/// </summary>
/// <remarks>
/// <para>The method returns <c>Task</c>, <c>ValueTask</c> or, where it blocks its thread, <c>void</c>. It takes the values of its data row
/// (<c>[InlineData]</c>, <c>[MemberData]</c>, <c>[ClassData]</c>: each row is a load test), then optionally <see cref="VirtualUser"/> and
/// <see cref="CancellationToken"/>.</para>
/// <para>Fixtures, constructor injection, <c>IAsyncLifetime</c>, <c>ITestOutputHelper</c> and <c>BeforeAfterTestAttribute</c>s belong to the test, once, not to
/// the iteration. Load tests have the trait <c>Category=Load</c> and never run beside another test of their assembly. <see cref="FactAttribute.Timeout"/> and
/// <c>TestContext.Current.CancellationToken</c> end the run early, and the test fails with its report.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
[XunitTestCaseDiscoverer(typeof(LoadTestDiscoverer))]
public sealed partial class LoadTestAttribute : FactAttribute, ITraitAttribute
{
    private static readonly KeyValuePair<string, string>[] Traits = [new(LoadTestCategory.Trait, LoadTestCategory.Value)];

    /// <param name="sourceFilePath">Filled by the compiler: where development environments go to.</param>
    /// <param name="sourceLineNumber">Filled by the compiler.</param>
    public LoadTestAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>Explicit, so that the attribute is the same in every adapter.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> ITraitAttribute.GetTraits() => Traits;
}
