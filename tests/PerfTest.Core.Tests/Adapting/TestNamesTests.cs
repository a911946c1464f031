using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class TestNamesTests
{
    [Fact]
    public void The_method_its_class_and_its_full_name() => Assert.Equal(
        ["Find", "Base.Find", "PerfTest.Core.Tests.Adapting.TestNamesTests.Base.Find"], TestNames.Of(typeof(Base).GetMethod("Find")!, typeof(Base)));

    [Fact]
    public void A_class_that_inherits_the_test_counts_and_so_does_the_other() => Assert.Equal(
        [
            "Find", "Derived.Find", "PerfTest.Core.Tests.Adapting.TestNamesTests.Derived.Find", "Base.Find", "PerfTest.Core.Tests.Adapting.TestNamesTests.Base.Find",
        ],
        TestNames.Of(typeof(Base).GetMethod("Find")!, typeof(Derived)));

    internal class Base
    {
        public void Find()
        {
        }
    }

    internal sealed class Derived : Base;
}
