using System.Reflection;
using System.Runtime.ExceptionServices;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>
/// Instances of a fixture as NUnit makes and ends its own where each test has one: constructor with the fixture's arguments and <c>[SetUp]</c>, then <c>[TearDown]</c>
/// and disposal.
/// </summary>
internal sealed class TestInstances : ITestInstances
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly ITypeInfo _fixture;
    private readonly object?[] _arguments;
    private readonly MethodInfo[] _setUps;
    private readonly MethodInfo[] _tearDowns;

    /// <param name="fixture">The fixture's class.</param>
    /// <param name="arguments">What its <c>[TestFixture]</c> gives to its constructor.</param>
    public TestInstances(ITypeInfo fixture, object?[] arguments)
    {
        _fixture = fixture;
        _arguments = arguments;
        _setUps = [.. Methods<SetUpAttribute>(fixture.Type)];
        _tearDowns = [.. Enumerable.Reverse(Methods<TearDownAttribute>(fixture.Type))];
    }

    /// <summary>For a test's fixture.</summary>
    public static TestInstances Of(Test test)
    {
        var fixture = FixtureOf(test);
        return new TestInstances(fixture.TypeInfo!, fixture.Arguments);
    }

    /// <summary>What cannot be with an instance for each virtual user; NUnit itself refuses it with an instance for each test.</summary>
    public static IEnumerable<string> FindMistakes(Test test) => FixtureOf(test).TypeInfo is { } fixture
        ? Methods<OneTimeSetUpAttribute>(fixture.Type).Concat(Methods<OneTimeTearDownAttribute>(fixture.Type)).Select(method =>
            $"Method '{CSharpNames.Of(method)}' is called once and is not static: with InstancePerVu = true what it does to its instance reaches no virtual user. Make it static, as [FixtureLifeCycle(LifeCycle.InstancePerTestCase)] wants it too.")
        : [];

    public object Create()
    {
        try
        {
            return _fixture.Construct(_arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    public async ValueTask SetUpAsync(object instance)
    {
        foreach (var setUp in _setUps)
        {
            await CallAsync(setUp, instance);
        }
    }

    public async ValueTask TearDownAsync(object instance)
    {
        try
        {
            foreach (var tearDown in _tearDowns)
            {
                await CallAsync(tearDown, instance);
            }
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                (instance as IDisposable)?.Dispose();
            }
        }
    }

    /// <summary>The base class's first. One that is overridden is called once, as one of the class that overrides it: NUnit does so.</summary>
    private static List<MethodInfo> Methods<TAttribute>(Type fixture)
        where TAttribute : Attribute
    {
        var found = new List<MethodInfo>();
        for (var type = fixture; type is not null && type != typeof(object); type = type.BaseType)
        {
            var declared = type.GetMethods(Declared).Where(method => method.IsDefined(typeof(TAttribute), inherit: true));
            found.InsertRange(0, declared.Where(method => !found.Exists(known => known.GetBaseDefinition() == method.GetBaseDefinition())));
        }

        return found;
    }

    private static async ValueTask CallAsync(MethodInfo method, object instance)
    {
        switch (method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null))
        {
            case Task task:
                await task;
                break;
            case ValueTask task:
                await task;
                break;
        }
    }

    private static TestFixture FixtureOf(Test test)
    {
        for (ITest? parent = test.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is TestFixture fixture)
            {
                return fixture;
            }
        }

        throw new InvalidOperationException($"Test '{test.FullName}' belongs to no fixture.");
    }
}
