using System.Reflection;
using PerfTest.Adapting;
using Xunit;

namespace PerfTest.Adapters;

/// <summary>Instances of a test class as xUnit makes and ends its own: constructor and <c>IAsyncLifetime</c>, then <c>IAsyncDisposable</c> or <c>IDisposable</c>.</summary>
/// <param name="testClass">With one public constructor: xUnit has made its own instance with it.</param>
/// <param name="constructorArguments">What xUnit has given to that: fixtures and the output helper.</param>
internal sealed class TestInstances(Type testClass, object?[] constructorArguments) : ITestInstances
{
    private readonly ConstructorInfo _constructor = testClass.GetConstructors().Single(constructor => !constructor.IsStatic);

    public object Create() => _constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, constructorArguments, culture: null);

    public ValueTask SetUpAsync(object instance) => instance is IAsyncLifetime lifetime ? lifetime.InitializeAsync() : ValueTask.CompletedTask;

    public ValueTask TearDownAsync(object instance)
    {
        // One of the two, as xUnit does it.
        if (instance is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (instance as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
