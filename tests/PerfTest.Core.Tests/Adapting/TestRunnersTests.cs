using System.Reflection;
using FluentAssertions;
using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public class TestRunnersTests
{
    [Theory]
    [InlineData("testhost", false)]
    [InlineData("testhost.x86", false)]
    [InlineData("Shop.Tests;xunit.v3.core", false)]
    [InlineData("Shop.Tests;nunit.framework", false)]
    [InlineData("Shop.Tests;Microsoft.Testing.Platform", false)]
    [InlineData("Shop.Load;System.Runtime;PerfTest.Core", true)]
    [InlineData("Latest.Hosting", true)]
    public void A_program_is_told_from_a_test_runner_by_its_assemblies(string names, bool isAlone) => TestRunners.HasNone(names.Split(';')).Should().Be(isAlone);

    [Fact]
    public void This_process_is_one_and_an_unknown_one_may_be() =>
        (TestRunners.HasNone(Assembly.GetEntryAssembly()), TestRunners.HasNone((Assembly?)null)).Should().Be((false, false));
}
