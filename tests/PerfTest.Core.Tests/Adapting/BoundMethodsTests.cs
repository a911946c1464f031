using System.Reflection;
using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class BoundMethodsTests
{
    [Fact]
    public void Without_scenarios_the_annotated_method_is_the_body()
    {
        var bound = Bind(typeof(Shop), nameof(Shop.Browse));

        Assert.Empty(bound.Mistakes);
        Assert.Equal([nameof(Shop.Browse)], bound.Bodies.Keys);
        Assert.Null(bound.Judge);
    }

    [Fact]
    public void Scenarios_name_methods_of_the_class_or_of_what_it_derives_from()
    {
        var bound = Bind(typeof(Flagship), nameof(Flagship.Both), new ScenarioAttribute("Order"), new ScenarioAttribute("Browse"), new ScenarioAttribute("Order") { Name = "again" });

        Assert.Empty(bound.Mistakes);
        Assert.Equal(["Browse", "Order"], bound.Bodies.Keys.Order());
        Assert.Equal(typeof(Shop), bound.Bodies["Order"].Method.DeclaringType);
        Assert.NotNull(bound.Judge);
    }

    [Fact]
    public void All_mistakes_of_all_methods_are_collected()
    {
        var bound = Bind(typeof(Flagship), nameof(Flagship.Both), new ScenarioAttribute("Both"), new ScenarioAttribute("Ordr"), new ScenarioAttribute("Twice"));

        Assert.Equal(
            [
                "[Scenario(\"Both\")] of 'Flagship.Both' names the method that it stands on, which is no load: it judges the result after the run. Name another method.",
                "[Scenario(\"Ordr\")] of 'Flagship.Both' names a method that Flagship does not have. Its methods that return Task or ValueTask are: Twice.",
                "[Scenario(\"Twice\")] of 'Flagship.Both' names 2 methods of Flagship: a scenario's method has no overloads.",
            ],
            bound.Mistakes.ToArray());
    }

    [Fact]
    public void Profiles_have_names_of_their_own()
    {
        Assert.Equal(
            [
                "A [Profile] of 'Shop.Profiled' has no name: a profile is chosen by its name.",
                "Two [Profile]s of 'Shop.Profiled' are called \"smoke\": a profile's name is unique within its test.",
            ],
            Bind(typeof(Shop), nameof(Shop.Profiled)).Mistakes.ToArray());
    }

    private static BoundMethods Bind(Type type, string method, params ScenarioAttribute[] scenarios) =>
        BoundMethods.Bind(type, type.GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)!, scenarios, []);

    private class Shop
    {
        public Task Browse() => Task.CompletedTask;

        [Profile("smoke"), Profile(" "), Profile("smoke")]
        public Task Profiled() => Task.CompletedTask;

        private Task Order() => Task.CompletedTask;
    }

    private sealed class Flagship : Shop
    {
        public void Both() => Assert.NotNull(this);

        private Task Twice() => Task.CompletedTask;

        private Task Twice(VirtualUser vu) => Task.FromCanceled(vu.CancellationToken);
    }
}
