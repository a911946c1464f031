using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using PerfTest.Adapters;

namespace PerfTest;

/// <summary>
/// Turns a test method into a load test: the method is what each virtual user does, over and over. Beside <c>[Scenario]</c>s it is what judges the result.
/// </summary>
/// <remarks>
/// <para>The method returns <c>Task</c>, <c>ValueTask</c> or, where it blocks its thread, <c>void</c>. It takes the values of its data row
/// (<c>[TestCase]</c>, <c>[TestCaseSource]</c>, <c>[Values]</c>: each row is a load test), then optionally <see cref="VirtualUser"/> and
/// <see cref="CancellationToken"/>. Beside data rows these two are optional parameters, <c>VirtualUser? vu = null</c>; beside <c>[Values]</c> use
/// <see cref="VirtualUser.Current"/>.</para>
/// <para><c>[SetUp]</c>, <c>[TearDown]</c>, <c>[OneTimeSetUp]</c> and the fixture's life cycle belong to the test, once, not to the iteration. Load tests have the
/// category <c>Load</c> and do not run beside other tests of their assembly; nor does their class, as if it were <c>[NonParallelizable]</c>. <c>[CancelAfter]</c> ends the run early, and the test fails with its report.</para>
/// <para>Each iteration is judged on its own: a failed assert or <c>Assert.Multiple</c> fails that iteration. <c>Assert.Pass</c> ends it successfully.
/// <c>Assert.Ignore</c>, <c>Assert.Inconclusive</c> and <c>Assume.That</c> fail it: load that was not sent must not look like load that succeeded. Warnings are
/// collected, and are the test's if it passes.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public sealed partial class LoadTestAttribute : NUnitAttribute, ITestBuilder, IImplyFixture, IApplyToTest, IApplyToContext, IWrapTestMethod
{
    IEnumerable<TestMethod> ITestBuilder.BuildFrom(IMethodInfo method, Test? suite) => LoadTestBuilder.Build(method, suite);

    void IApplyToTest.ApplyToTest(Test test)
    {
        LoadTestTraits.Apply(test);
        ExclusiveTest.ApplyToTest(test);
    }

    void IApplyToContext.ApplyToContext(TestExecutionContext context) => ExclusiveTest.ApplyToContext(context);

    TestCommand ICommandWrapper.Wrap(TestCommand command) => new LoadTestCommand(command, this);
}
