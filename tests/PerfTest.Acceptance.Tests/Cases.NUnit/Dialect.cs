global using FactAttribute = NUnit.Framework.TestAttribute;
global using InlineDataAttribute = NUnit.Framework.TestCaseAttribute;
global using TraitAttribute = NUnit.Framework.PropertyAttribute;
using System.Diagnostics.CodeAnalysis;
using Its = NUnit.Framework.Is;
using That = NUnit.Framework.Assert;

// Everything may run in parallel; load tests must not.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(4)]

// The cases that all frameworks have count on xUnit's life: an instance per test.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

namespace Cases;

/// <summary>NUnit's asserts, called as the cases that all frameworks have call xUnit's.</summary>
internal static class Assert
{
    public static void Equal<T>(T expected, T actual) => That.That(actual, Its.EqualTo(expected));

    public static void False(bool condition) => That.That(condition, Its.False);

    public static void NotEqual<T>(T expected, T actual) => That.That(actual, Its.Not.EqualTo(expected));

    public static void NotNull([NotNull] object? value)
    {
        That.That(value, Its.Not.Null);
        ArgumentNullException.ThrowIfNull(value);
    }

    public static void Null(object? value) => That.That(value, Its.Null);

    public static void Same(object? expected, object? actual) => That.That(actual, Its.SameAs(expected));

    public static void True(bool condition, string message) => That.That(condition, Its.True, message);
}
