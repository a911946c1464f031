using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>A collection definition that says <c>DisableParallelization</c> and is otherwise the one it wraps.</summary>
/// <remarks>xUnit reads that setting through this interface, and the fixtures from <see cref="Type"/>, which stays the original.</remarks>
internal sealed class ExclusiveDefinition : LongLivedMarshalByRefObject, IReflectionTypeInfo
{
    private static readonly IReflectionTypeInfo Bare = Reflector.Wrap(typeof(ExclusiveLoadTests));
    private readonly IReflectionTypeInfo _inner;

    private ExclusiveDefinition(IReflectionTypeInfo inner) => _inner = inner;

    public Type Type => _inner.Type;

    public IAssemblyInfo Assembly => _inner.Assembly;

    public ITypeInfo BaseType => _inner.BaseType;

    public IEnumerable<ITypeInfo> Interfaces => _inner.Interfaces;

    public bool IsAbstract => _inner.IsAbstract;

    public bool IsGenericParameter => _inner.IsGenericParameter;

    public bool IsGenericType => _inner.IsGenericType;

    public bool IsSealed => _inner.IsSealed;

    public bool IsValueType => _inner.IsValueType;

    public string Name => _inner.Name;

    /// <param name="definition">The user's own, or null where there is none.</param>
    public static ITypeInfo Of(ITypeInfo? definition) => definition switch
    {
        null => Bare,
        IReflectionTypeInfo reflected when !RunsAlone(reflected) => new ExclusiveDefinition(reflected),
        _ => definition,
    };

    public static bool RunsAlone(ITypeInfo? definition) =>
        definition?.GetCustomAttributes(typeof(CollectionDefinitionAttribute)).SingleOrDefault()
            ?.GetNamedArgument<bool>(nameof(CollectionDefinitionAttribute.DisableParallelization)) == true;

    public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) =>
        (assemblyQualifiedAttributeTypeName == typeof(CollectionDefinitionAttribute).AssemblyQualifiedName ? Bare : _inner)
            .GetCustomAttributes(assemblyQualifiedAttributeTypeName);

    public IEnumerable<ITypeInfo> GetGenericArguments() => _inner.GetGenericArguments();

    public IMethodInfo GetMethod(string methodName, bool includePrivateMethod) => _inner.GetMethod(methodName, includePrivateMethod);

    public IEnumerable<IMethodInfo> GetMethods(bool includePrivateMethods) => _inner.GetMethods(includePrivateMethods);
}
