using System.Reflection;
using System.Runtime.ExceptionServices;
using PerfTest.Adapting;
using Xunit;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>Instances of a test class as xUnit makes and ends its own: constructor and <c>IAsyncLifetime</c>, then <c>IAsyncDisposable</c> or <c>IDisposable</c>.</summary>
internal sealed class TestInstances : ITestInstances
{
    private readonly ConstructorInfo _constructor;
    private readonly object?[] _arguments;

    /// <param name="testClass">With one public constructor: xUnit has made its own instance with it.</param>
    /// <param name="constructorArguments">What xUnit has made that of: fixtures, and functions that yield what belongs to the test, its output helper.</param>
    public TestInstances(Type testClass, object?[] constructorArguments)
    {
        _constructor = testClass.GetConstructors().Single(constructor => !constructor.IsStatic);
        _arguments = [.. constructorArguments.Zip(_constructor.GetParameters(), Resolve)];
    }

    public object Create()
    {
        try
        {
            return TypeActivator.Current.CreateInstance(_constructor, _arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

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

    private static object? Resolve(object? argument, ParameterInfo parameter) =>
        argument is Delegate function && function.GetType() == typeof(Func<>).MakeGenericType(parameter.ParameterType) ? function.DynamicInvoke() : argument;
}
