using System.Reflection;
using System.Runtime.CompilerServices;
using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class MethodBinderTests
{
    private readonly List<string> _mistakes = [];
    private readonly VirtualUser _vu = (VirtualUser)RuntimeHelpers.GetUninitializedObject(typeof(VirtualUser));

    [Theory]
    [InlineData(nameof(Shop.ReturnsTask), false)]
    [InlineData(nameof(Shop.ReturnsValueTask), false)]
    [InlineData(nameof(Shop.ReturnsNothing), true)]
    [InlineData("ReturnsTaskPrivately", false)]
    public async Task Bodies_of_every_legal_return_type_run(string method, bool blocking)
    {
        var shop = new Shop();

        var body = MethodBinder.BindBody(Shop.Method(method), MethodRole.Body, [], _mistakes);

        Assert.Empty(_mistakes);
        Assert.Equal(blocking, body!.IsBlocking);
        await body.Invoke(_vu, shop);
        Assert.Equal([method], shop.Calls);
    }

    [Fact]
    public async Task Static_methods_need_no_instance()
    {
        var body = MethodBinder.BindBody(Shop.Method(nameof(Shop.Static)), MethodRole.Body, [], _mistakes);

        Assert.Empty(_mistakes);
        await body!.Invoke(_vu, null);
    }

    [Fact]
    public async Task An_inherited_method_runs_on_the_derived_instance()
    {
        var shop = new FlagshipShop();

        await MethodBinder.BindBody(Shop.Method(nameof(Shop.ReturnsTask)), MethodRole.Body, [], _mistakes)!.Invoke(_vu, shop);

        Assert.Equal([nameof(Shop.ReturnsTask)], shop.Calls);
    }

    [Fact]
    public async Task Row_values_come_first_and_what_is_injected_last()
    {
        var shop = new Shop();

        var body = MethodBinder.BindBody(Shop.Method(nameof(Shop.Find)), MethodRole.Body, ["chair", 3], _mistakes);
        await body!.Invoke(_vu, shop);

        Assert.Equal(["Find chair 3 True True"], shop.Calls);
    }

    [Fact]
    public async Task Parameters_that_the_row_leaves_out_have_their_default_and_frameworks_may_fill_the_injected_ones_with_null()
    {
        var shop = new Shop();

        await MethodBinder.BindBody(Shop.Method(nameof(Shop.Find)), MethodRole.Body, ["chair"], _mistakes)!.Invoke(_vu, shop);
        await MethodBinder.BindBody(Shop.Method(nameof(Shop.Find)), MethodRole.Body, ["table", 4, null, null], _mistakes)!.Invoke(_vu, shop);

        Assert.Empty(_mistakes);
        Assert.Equal(["Find chair 7 True True", "Find table 4 True True"], shop.Calls);
    }

    [Fact]
    public async Task Optional_parameters_of_value_types_keep_their_defaults()
    {
        var shop = new Shop();

        await MethodBinder.BindBody(Shop.Method(nameof(Shop.Defaults)), MethodRole.Body, ["x"], _mistakes)!.Invoke(_vu, shop);

        Assert.Empty(_mistakes);
        Assert.Equal(["Defaults  5 0001 Friday"], shop.Calls);
    }

    [Fact]
    public async Task Numbers_widen_and_enums_and_nullables_take_their_underlying_values()
    {
        var shop = new Shop();

        await MethodBinder.BindBody(Shop.Method(nameof(Shop.Convert)), MethodRole.Body, [1, 'A', 5, 2, null], _mistakes)!.Invoke(_vu, shop);

        Assert.Empty(_mistakes);
        Assert.Equal(["Convert 1 65 Friday 2 "], shop.Calls);
    }

    [Fact]
    public async Task What_the_body_throws_comes_out_as_it_is()
    {
        var blocking = MethodBinder.BindBody(Shop.Method(nameof(Shop.ThrowsAtOnce)), MethodRole.Body, [], _mistakes)!;
        var asynchronous = MethodBinder.BindBody(Shop.Method(nameof(Shop.ThrowsLater)), MethodRole.Body, [], _mistakes)!;

        Assert.Throws<TimeoutException>(() => Start(blocking));
        await Assert.ThrowsAsync<TimeoutException>(async () => await asynchronous.Invoke(_vu, new Shop()));
    }

    [Fact]
    public void A_null_task_is_an_error_that_names_the_method()
    {
        var body = MethodBinder.BindBody(Shop.Method(nameof(Shop.ReturnsNull)), MethodRole.Body, [], _mistakes)!;

        var error = Assert.Throws<InvalidOperationException>(() => Start(body));
        Assert.Equal("Method 'Shop.ReturnsNull' returned null instead of a Task.", error.Message);
    }

    [Fact]
    public async Task A_call_allocates_nothing()
    {
        var shop = new Shop();
        var body = MethodBinder.BindBody(Shop.Method(nameof(Shop.Quiet)), MethodRole.Body, ["chair", 3m], _mistakes)!;
        await body.Invoke(_vu, shop);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            await body.Invoke(_vu, shop);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task The_judging_method_takes_the_result_behind_its_row()
    {
        var shop = new Shop();
        var result = (LoadResult)RuntimeHelpers.GetUninitializedObject(typeof(LoadResult));

        await MethodBinder.BindJudge(Shop.Method(nameof(Shop.Judge)), ["chair"], _mistakes)!(result, shop);
        await MethodBinder.BindJudge(Shop.Method(nameof(Shop.ReturnsNothing)), [], _mistakes)!(result, shop);

        Assert.Empty(_mistakes);
        Assert.Equal(["Judge chair True", nameof(Shop.ReturnsNothing)], shop.Calls);
    }

    [Fact]
    public async Task A_scenarios_method_may_leave_the_row_to_others()
    {
        var shop = new Shop();

        await MethodBinder.BindBody(Shop.Method(nameof(Shop.ReturnsTask)), MethodRole.Scenario, ["chair"], _mistakes)!.Invoke(_vu, shop);

        Assert.Empty(_mistakes);
        Assert.Equal([nameof(Shop.ReturnsTask)], shop.Calls);
    }

    [Theory]
    [InlineData(nameof(Shop.Generic), "Method 'Shop.Generic' is generic. A load test's method has no type parameters: write one method per type.")]
    [InlineData(nameof(Shop.AsyncVoid), "Method 'Shop.AsyncVoid' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.")]
    [InlineData(nameof(Shop.ReturnsValue), "Method 'Shop.ReturnsValue' returns Task<int[]>, a return value that nobody looks at. A load test's method returns Task, ValueTask or void.")]
    [InlineData(nameof(Shop.ReturnsBoxed), "Method 'Shop.ReturnsBoxed' returns ValueTask<int?>, a return value that nobody looks at. A load test's method returns Task, ValueTask or void.")]
    [InlineData(nameof(Shop.TakesSpan), "Parameter 'word' of method 'Shop.TakesSpan' is of type ReadOnlySpan<char>, which cannot be filled. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.")]
    [InlineData(nameof(Shop.TakesOut), "Parameter 'word' of method 'Shop.TakesOut' is passed by out, which cannot be filled. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.")]
    [InlineData(nameof(Shop.TakesIn), "Parameter 'number' of method 'Shop.TakesIn' is passed by in, which cannot be filled. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.")]
    public void A_method_of_the_wrong_shape_is_refused_with_a_sentence(string method, string sentence)
    {
        Assert.Null(MethodBinder.BindBody(Shop.Method(method), MethodRole.Body, [], _mistakes));
        Assert.Equal([sentence], _mistakes);
    }

    [Fact]
    public void A_row_that_does_not_fit_is_refused_with_a_sentence_per_value()
    {
        Assert.Null(MethodBinder.BindBody(Shop.Method(nameof(Shop.Convert)), MethodRole.Body, [1.5, "A", null, 2L, "x"], _mistakes));
        Assert.Equal(
            [
                "The data row's value 1.5 of type double does not fit parameter 'number' of method 'Shop.Convert', which is of type long.",
                "The data row's value \"A\" of type string does not fit parameter 'letter' of method 'Shop.Convert', which is of type ushort.",
                "The data row's value null does not fit parameter 'day' of method 'Shop.Convert', which is of type DayOfWeek.",
                "The data row's value 2 of type long does not fit parameter 'maybe' of method 'Shop.Convert', which is of type int?.",
                "The data row's value \"x\" of type string does not fit parameter 'nothing' of method 'Shop.Convert', which is of type double?.",
            ],
            _mistakes);
    }

    [Fact]
    public void A_row_that_is_too_long_or_too_short_is_refused()
    {
        Assert.Null(MethodBinder.BindBody(Shop.Method(nameof(Shop.Quiet)), MethodRole.Body, ["chair", 1m, "more", true], _mistakes));
        Assert.Null(MethodBinder.BindBody(Shop.Method(nameof(Shop.Quiet)), MethodRole.Body, ["chair"], _mistakes));
        Assert.Equal(
            [
                "The data row (\"chair\", 1, \"more\", true) has 4 values, but method 'Shop.Quiet' has 3 parameters.",
                "The data row's value \"more\" stands at parameter 'ct' of method 'Shop.Quiet', which PerfTest fills with the CancellationToken. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.",
                "Parameter 'price' of method 'Shop.Quiet' is of type decimal, but the data row has only 1 value. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.",
            ],
            _mistakes);
    }

    private void Start(BoundBody body) => body.Invoke(_vu, new Shop()).AsTask();

    private class Shop
    {
        public List<string> Calls { get; } = [];

        public static MethodInfo Method(string name) =>
            typeof(Shop).GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)!;

        public static Task Static() => Task.CompletedTask;

        public Task ReturnsTask() => Call(nameof(ReturnsTask));

        public ValueTask ReturnsValueTask() => new(Call(nameof(ReturnsValueTask)));

        public void ReturnsNothing() => _ = Call(nameof(ReturnsNothing));

        public Task Find(string word, int count = 7, VirtualUser? vu = null, CancellationToken ct = default) => Call($"Find {word} {count} {vu is not null} {ct == vu?.CancellationToken}");

        public Task Defaults(string word, int? none = null, int? five = 5, DateTime date = default, DayOfWeek day = DayOfWeek.Friday) =>
            Call($"Defaults {none} {five} {date.Year:0000} {day}" + (word == "x" ? "" : word));

        public Task Convert(long number, ushort letter, DayOfWeek day, int? maybe, double? nothing) => Call($"Convert {number} {letter} {day} {maybe} {nothing}");

        public void ThrowsAtOnce() => throw new TimeoutException(string.Join(' ', Calls));

        public async Task ThrowsLater()
        {
            await Task.Yield();
            throw new TimeoutException(string.Join(' ', Calls));
        }

        public Task ReturnsNull() => Calls.Count < 0 ? Task.CompletedTask : null!;

        public Task Quiet(string word, decimal price, CancellationToken ct) => word.Length == 5 && price == 3 && !ct.IsCancellationRequested ? Task.CompletedTask : Call("wrong");

        public void Judge(string word, LoadResult result) => _ = Call($"Judge {word} {result is not null}");

        public Task Generic<T>() => Call(typeof(T).Name);

        public async void AsyncVoid() => await Call(nameof(AsyncVoid));

        public Task<int[]> ReturnsValue() => Task.FromResult(new int[Calls.Count]);

        public ValueTask<int?> ReturnsBoxed() => new(Calls.Count);

        public Task TakesSpan(ReadOnlySpan<char> word) => Call(word.ToString());

        public Task TakesOut(out string word) => Call(word = "x");

        public Task TakesIn(in int number) => Call($"{number}");

        private Task ReturnsTaskPrivately() => Call(nameof(ReturnsTaskPrivately));

        private Task Call(string call)
        {
            Calls.Add(call);
            return Task.CompletedTask;
        }
    }

    private sealed class FlagshipShop : Shop;
}
