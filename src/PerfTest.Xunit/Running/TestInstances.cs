using System.Reflection;
using PerfTest.Adapting;
using Xunit;

namespace PerfTest.Adapters;

/// <summary>Instances of a test class as xUnit makes and ends its own: constructor and <c>IAsyncLifetime</c>, then <c>IAsyncLifetime</c> and <c>IDisposable</c>.</summary>
/// <param name="testClass">With one public constructor: xUnit has made its own instance with it.</param>
/// <param name="constructorArguments">What xUnit has given to that: fixtures and the output helper.</param>
internal sealed class TestInstances(Type testClass, object[] constructorArguments) : ITestInstances
{
    private readonly ConstructorInfo _constructor = testClass.GetConstructors().Single(constructor => !constructor.IsStatic);

    public object Create() => _constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, constructorArguments, culture: null);

    public async ValueTask SetUpAsync(object instance)
    {
        if (instance is IAsyncLifetime lifetime)
        {
            await lifetime.InitializeAsync();
        }
    }

    public async ValueTask TearDownAsync(object instance)
    {
        try
        {
            if (instance is IAsyncLifetime lifetime)
            {
                await lifetime.DisposeAsync();
            }
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}
