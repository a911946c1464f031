using System.Reflection;
using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class ErrorLogTests
{
    private readonly ErrorLog _log = new();

    [Fact]
    public void Errors_that_differ_in_numbers_are_one_group_with_the_first_message()
    {
        _log.Record("default", new InvalidOperationException("order 17 not found"), 30);
        _log.Record("default", new InvalidOperationException("order 18 not found"), 10);
        _log.Record("default", new InvalidOperationException("order 19 not found"), 50);

        _log.Groups.Should().Equal(new ErrorGroup("default", "System.InvalidOperationException", "order 17 not found", null, 3, 10, 50));
    }

    [Fact]
    public void The_first_body_of_a_group_is_kept_whichever_comes_first_the_body_or_the_error()
    {
        _log.KeepBody("default", "http 5xx", "GET /a → 500", "first");
        _log.Record("default", "http 5xx", "GET /a → 500", 1);
        _log.Record("default", "http 5xx", "GET /b → 500", 2);
        _log.KeepBody("default", "http 5xx", "GET /b → 500", "second");
        _log.KeepBody("default", "http 5xx", "GET /b → 500", "third");

        _log.Groups.Select(group => (group.Message, group.Body)).Should().Equal(("GET /a → 500", "first"), ("GET /b → 500", "second"));
    }

    [Fact]
    public void Scenario_type_and_words_make_groups_the_most_frequent_first()
    {
        _log.Record("one", new InvalidOperationException("a"), 1);
        _log.Record("one", new ArgumentException("a"), 2);
        _log.Record("two", new InvalidOperationException("a"), 3);
        _log.Record("two", new InvalidOperationException("b"), 4);
        _log.Record("two", new InvalidOperationException("b"), 5);

        _log.Groups.Select(group => (group.Scenario, group.Type, group.Message, group.Count)).Should().Equal(
            ("two", "System.InvalidOperationException", "b", 2L),
            ("one", "System.InvalidOperationException", "a", 1L),
            ("one", "System.ArgumentException", "a", 1L),
            ("two", "System.InvalidOperationException", "a", 1L));
    }

    [Fact]
    public void The_first_stack_is_kept_with_its_inner_exceptions()
    {
        _log.Record("default", Thrown("outer", Thrown("inner 1")), 1);
        _log.Record("default", new InvalidOperationException("outer"), 2);

        var group = _log.Groups.Should().ContainSingle().Subject;
        group.Count.Should().Be(2);
        group.Stack.Should().StartWith("   at ").And.Contain(nameof(Thrown)).And.Contain("\n ---> System.InvalidOperationException: inner 1\n   at ");
    }

    [Fact]
    public void Wrappers_that_say_nothing_are_taken_off()
    {
        _log.Record("default", new TargetInvocationException(new AggregateException(new TimeoutException("late"))), 1);
        _log.Record("default", new AggregateException("both", new TimeoutException("late"), new TimeoutException("late")), 2);

        _log.Groups.Select(group => group.Type).Should().Equal("System.TimeoutException", "System.AggregateException");
    }

    [Fact]
    public void Messages_and_stacks_are_cut()
    {
        _log.Record("default", new InvalidOperationException(new string('x', 5_000), new InvalidOperationException(new string('y', 10_000))), 1);

        var group = _log.Groups.Should().ContainSingle().Subject;
        group.Message.Should().Be(new string('x', 1_000));
        group.Stack.Should().HaveLength(4_096);
    }

    [Fact]
    public void Errors_without_an_exception_are_grouped_alike()
    {
        _log.Tick(7);
        _log.Record("default", "http 5xx", "GET /a → 503");
        _log.Record("default", "http 5xx", "GET /a → 500", 9);
        _log.Record("default", "http 4xx", "GET /a → 404");

        _log.Groups.Should().Equal(
            new ErrorGroup("default", "http 5xx", "GET /a → 503", null, 2, 7, 9),
            new ErrorGroup("default", "http 4xx", "GET /a → 404", null, 1, 7, 7));
    }

    [Fact]
    public void What_does_not_fit_into_100_groups_is_counted_in_one_more_and_comes_last()
    {
        for (var i = 0; i < 150; i++)
        {
            _log.Record("default", new InvalidOperationException(Letters(i)), i);
            _log.Record("default", new InvalidOperationException(Letters(i)), i);
        }

        var groups = _log.Groups;
        groups.Should().HaveCount(101);
        groups.Take(100).Should().OnlyContain(group => group.Count == 2);
        groups[100].Should().Be(new ErrorGroup("(other)", "(other)", "More than 100 different errors: the rest is counted here.", null, 100, 100, 149));
        groups.Sum(group => group.Count).Should().Be(300);
    }

    [Fact]
    public void An_exception_whose_message_throws_is_still_an_error()
    {
        _log.Record("default", new Broken(), 1);

        _log.Groups.Should().ContainSingle().Which.Message.Should().Be(
            $"(no message: the Message of {typeof(Broken).FullName} threw System.NotSupportedException)");
    }

    [Fact]
    public void Many_threads_lose_nothing()
    {
        Parallel.For(0, 8, thread =>
        {
            var errors = Enumerable.Range(0, 120).Select(i => new InvalidOperationException(Letters(i))).ToArray();
            for (var i = 0; i < 12_000; i++)
            {
                _log.Record("default", errors[i % 120], thread * 100_000 + i);
            }
        });

        var groups = _log.Groups;
        groups.Should().HaveCount(101);
        groups.Sum(group => group.Count).Should().Be(8 * 12_000);
        groups.Max(group => group.Last).Should().Be(711_999);
    }

    [Fact]
    public void Counting_an_error_of_a_known_group_allocates_nothing()
    {
        var error = Thrown("order 17 not found");
        _log.Record("default", error, 1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _log.Record("default", error, 2);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static string Letters(int i) => $"error {(char)('g' + i / 12)}{(char)('g' + i % 12)}";

    private static InvalidOperationException Thrown(string message, Exception? inner = null)
    {
        try
        {
            throw new InvalidOperationException(message, inner);
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }

    private sealed class Broken : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
