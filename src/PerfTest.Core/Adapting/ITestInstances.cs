namespace PerfTest.Adapting;

/// <summary>How a framework makes, prepares and ends instances of a test class, for <c>InstancePerVu</c>.</summary>
internal interface ITestInstances
{
    /// <summary>A new instance, constructed with what the framework's own was: fixtures and output are shared. Throws what the constructor throws.</summary>
    object Create();

    /// <summary>What the framework does with an instance before the test's method.</summary>
    ValueTask SetUpAsync(object instance);

    /// <summary>What the framework does with it afterwards, also where <see cref="SetUpAsync"/> has thrown.</summary>
    ValueTask TearDownAsync(object instance);
}
