using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>In an assembly where everything may run in parallel, load tests do not.</summary>
public sealed class ExclusivityTests
{
    private const string Warning = "beside other tests: what they do is measured, too. Take [Parallelizable] off its method.";

    [Fact]
    public void Load_tests_overlap_neither_each_other_nor_ordinary_tests()
    {
        var run = InnerRun.Of([typeof(OrdinaryOne), typeof(OrdinaryTwo), typeof(LoadOne), typeof(LoadTwo), typeof(LoadOnOneThread)], workers: 4, byFullName: true);

        Assert.Equal(13, run.Names.Count());
        Assert.All(run.Names, name => Assert.Equal(ResultState.Success, run[name].ResultState));
        Assert.Equal(13, Overlap.All.Count);
        Assert.Empty(Overlap.Together);
        Assert.All(run.Names, name => Assert.DoesNotContain(Warning, Flat.Of(run[name].Output), StringComparison.Ordinal));
    }

    [Fact]
    public void Where_NUnit_insists_on_a_parallel_worker_the_report_says_so()
    {
        var run = InnerRun.Of([typeof(LoadInsisting)], workers: 4);

        Assert.All(["Rows(1)", "Rows(2)"], name => Assert.Contains(Warning, Flat.Of(run[name].Output), StringComparison.Ordinal));
        Assert.DoesNotContain(Warning, Flat.Of(run["Plain"].Output), StringComparison.Ordinal);
    }

    [Fact]
    public void With_one_worker_there_is_nothing_to_warn_of() =>
        Assert.DoesNotContain(Warning, Flat.Of(InnerRun.Of([typeof(LoadInsisting)], workers: 1)["Rows(1)"].Output), StringComparison.Ordinal);
}
