using System.Globalization;
using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Core.Tests.Planning;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Adapting;

public class TestFieldsTests
{
    [Fact]
    public void All_fields_of_a_test_class_are_looked_at_and_those_of_its_fixtures()
    {
        var instance = new Derived(Make("captured"), new Fixture());

        TestFields.Of<IFeeder>(typeof(Derived), instance, Nothing).Select(found => found.Value.Name).Should().BeEquivalentTo("captured", "own", "property", "static", "fixture", "base", "base static");
    }

    [Fact]
    public void A_static_test_has_static_feeders() =>
        TestFields.Of<IFeeder>(typeof(Derived), null, Nothing).Select(found => found.Value.Name).Should().BeEquivalentTo("static", "base static");

    [Fact]
    public void A_feeder_in_two_fields_is_one()
    {
        var instance = new Twice();

        TestFields.Of<IFeeder>(typeof(Twice), instance, Nothing).Should().ContainSingle();
    }

    [Fact]
    public void A_class_that_cannot_be_initialized_has_none() => TestFields.Of<IFeeder>(typeof(Uninitialized), null, Nothing).Should().BeEmpty();

    [Fact]
    public void What_a_lambda_has_captured()
    {
        Feeder<int> local = Make("local");
        var list = new List<Delegate>();
        {
            Feeder<int> inner = Make("inner");
            list.Add((VirtualUser vu) => local.Next(vu) + inner.Next(vu));
        }

        TestFields.Of<IFeeder>(list[0]).Select(found => found.Value.Name).Should().BeEquivalentTo("local", "inner");
        TestFields.Of<IFeeder>(new Derived(Make("captured"), new Fixture()).Lambda(1)).Select(found => found.Value.Name).Should().BeEquivalentTo("captured", "own", "property", "base");
        TestFields.Of<IFeeder>((Func<int, int>)(static n => n)).Should().BeEmpty();
    }

    [Fact]
    public void The_same_fields_of_two_instances()
    {
        var (one, other) = (new Twice(), new Twice());

        TestFields.Pairs<IFeeder>(one, other).Should().Equal((one.First, other.First), (one.Second, other.Second));
    }

    [Fact]
    public void A_feeder_with_too_few_rows_of_their_own_is_a_mistake()
    {
        var feeder = Feeder.From(Enumerable.Range(0, 40), FeedOrder.UniquePerVu, name: "users.csv");

        FeederCheck.MistakesOf([new FoundField<IFeeder>("", feeder, true)], 100).Should().Equal(
            "'users.csv' has 40 rows, the plan brings up 100 VUs: with FeedOrder.UniquePerVu each virtual user needs a row of its own. "
            + "Give it more rows, the test fewer VUs (with a rate: MaxVus), or take another order.");
        FeederCheck.MistakesOf([new FoundField<IFeeder>("", feeder, true)], 40).Should().BeEmpty();
        FeederCheck.MistakesOf([new FoundField<IFeeder>("", Feeder.From(Enumerable.Range(0, 100), FeedOrder.UniquePerVu), true)], 100).Should().BeEmpty();
        FeederCheck.MistakesOf([new FoundField<IFeeder>("", Feeder.From(Enumerable.Range(0, 40)), true)], 100).Should().BeEmpty();
        FeederCheck.MistakesOf([new FoundField<IFeeder>("", feeder, false)], 100).Should().BeEmpty();
    }

    [Theory]
    [InlineData("p95<500ms")]
    [InlineData("p95<fast")]
    public void Planning_knows_the_virtual_users_though_something_else_is_wrong(string threshold)
    {
        LoadTestDeclaration declaration = Declared.LoadTest(load => (load.Vus, load.Duration) = (100, "1s")) with { Thresholds = [new ThresholdAttribute(threshold)] };

        declaration.Build().PeakVus.Should().Be(100);
        declaration.Build(("PERFTEST_MODE", "smoke")).PeakVus.Should().BeLessThan(2);
    }

    [Fact]
    public void The_same_mistake_is_said_once()
    {
        var one = Feeder.FromJson("nowhere.json");
        var other = Feeder.FromJson("nowhere.json");

        FeederCheck.MistakesOf([new FoundField<IFeeder>("", one, true), new FoundField<IFeeder>("", other, false)], 0).Should().ContainSingle();
    }

    [Theory]
    [InlineData(nameof(Users.Directly), "own")]
    [InlineData(nameof(Users.ByAProperty), "property")]
    [InlineData(nameof(Users.InALambda), "static")]
    [InlineData(nameof(Users.InAnAsyncMethod), "own")]
    [InlineData(nameof(Users.ByAFixture), "fixture")]
    [InlineData(nameof(Users.Not), null)]
    public void Which_of_them_a_test_uses(string method, string? used)
    {
        var use = FieldUse.Of([typeof(Users).GetMethod(method)!], typeof(Users).Assembly);
        var found = TestFields.Of<IFeeder>(typeof(Users), new Users(new Fixture()), use);

        found.Should().HaveCount(4);
        found.Where(each => each.IsUsed).Select(each => each.Value.Name).Should().Equal(used is null ? [] : [used]);
    }

    private static FieldUse Nothing { get; } = FieldUse.Of([], typeof(TestFieldsTests).Assembly);

    private static Feeder<int> Make(string name) => Feeder.From([1, 2, 3], name: name);

    private class Base
    {
        private static readonly Feeder<int> Shared = Make("base static");
        private readonly Feeder<int> _feeder = Make("base");

        public override string ToString() => _feeder.Name + Shared.Name;
    }

    private sealed class Fixture
    {
        public Feeder<int> Users { get; } = Make("fixture");
    }

    private sealed class Derived(Feeder<int> captured, Fixture fixture) : Base
    {
        private static readonly Feeder<int> Shared = Make("static");
        private readonly Feeder<string> _own = Feeder.From(["a"], name: "own");

        public Feeder<int> Property { get; } = Make("property");

        public Feeder<int>? Missing { get; }

        public Delegate Lambda(int number) => () => captured.Next() + number + _own.Name.Length;

        public override string ToString() => captured.Name + fixture + Shared.Name;
    }

    private sealed class Users(Fixture fixture)
    {
        private static readonly Feeder<int> Shared = Make("static");
        private readonly Feeder<int> _own = Make("own");

        public Feeder<int> Property { get; } = Make("property");

        public int Directly(int n) => n switch { 0 => 1, 1 => 2, 2 => 3, 3 => 4, _ => _own.Count };

        public int ByAProperty() => Property.Count;

        public int InALambda() => ((Func<int, int>)(n => n + Shared.Count))(1);

        public async Task<long> InAnAsyncMethod()
        {
            await Task.Yield();
            return 5_000_000_000L + await Helper<string>(_own);
        }

        public int ByAFixture() => fixture.Users.Count;

        public string Not() => string.Create(CultureInfo.InvariantCulture, $"{1.5} {GetType()}");

        private static Task<int> Helper<T>(Feeder<int> feeder) => Task.FromResult(feeder.Count + typeof(T).Name.Length);
    }

    private sealed class Twice
    {
        public Twice() => Second = First;

        public Feeder<int> First { get; } = Make("one");

        public Feeder<int> Second { get; }
    }

    private static class Uninitialized
    {
        public static readonly Feeder<int> Users = Refuse();

        private static Feeder<int> Refuse() => throw new InvalidOperationException("no users");
    }
}
