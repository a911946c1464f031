using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Primitives;

namespace PerfTest;

/// <summary>What all assertions about results of load tests have in common.</summary>
/// <typeparam name="TSubject">What is asserted about.</typeparam>
/// <typeparam name="TAssertions">The assertions.</typeparam>
public abstract class LoadAssertions<TSubject, TAssertions> : ReferenceTypeAssertions<TSubject, TAssertions>
    where TSubject : class
    where TAssertions : LoadAssertions<TSubject, TAssertions>
{
    private protected LoadAssertions(TSubject? subject)
        : base(subject!)
    {
    }

    /// <param name="expected">What goes behind "Expected … to".</param>
    /// <param name="findWrong">What goes behind "but", with its full stop; null if all is well.</param>
    /// <param name="because">The user's reason.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    private protected AndConstraint<TAssertions> Expect(string expected, Func<TSubject, string?> findWrong, string because, object[] becauseArgs)
    {
        Holds(expected, findWrong, because, becauseArgs);
        return new((TAssertions)this);
    }

    /// <returns>Whether it holds; within an assertion scope a failure does not throw.</returns>
    [CustomAssertion]
    private protected bool Holds(string expected, Func<TSubject, string?> findWrong, string because, object[] becauseArgs)
    {
        var wrong = Subject is null ? "found <null>." : findWrong(Subject);
        Execute.Assertion
            .ForCondition(wrong is null)
            .BecauseOf(because, becauseArgs)
            .WithDefaultIdentifier(Identifier)
            .FailWith($"Expected {{context}} to {Escaped(expected)}{{reason}}, but {Escaped(wrong ?? "")}");
        return wrong is null;
    }

    private static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
