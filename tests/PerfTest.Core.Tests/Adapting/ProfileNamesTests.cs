using System.Reflection;
using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class ProfileNamesTests
{
    [Fact]
    public void A_profile_stands_behind_the_name() => Assert.Equal(("Shop.Find [smoke]", "Shop.Find"), (ProfileNames.With("Shop.Find", "smoke"), ProfileNames.With("Shop.Find", null)));

    [Fact]
    public void Each_profile_counts_once_and_none_is_one_too()
    {
        Assert.Equal(["smoke", "heavy"], ProfileNames.Of(Method(nameof(Profiled))));
        Assert.Equal([null], ProfileNames.Of(Method(nameof(Plain))));
    }

    private static MethodInfo Method(string name) => typeof(ProfileNamesTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    [Profile("smoke"), Profile("heavy"), Profile("smoke", Vus = 2)]
    internal static void Profiled()
    {
    }

    internal static void Plain()
    {
    }
}
