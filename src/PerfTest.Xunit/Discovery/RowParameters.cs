using Xunit.Abstractions;

namespace PerfTest.Adapters;

/// <summary>A method as xUnit's name formatter sees it: with the parameters of its data row only.</summary>
internal sealed class RowParameters(IMethodInfo inner, IReadOnlyList<IParameterInfo> parameters) : IMethodInfo
{
    private static readonly HashSet<string?> Injected = [typeof(VirtualUser).FullName, typeof(CancellationToken).FullName, typeof(LoadResult).FullName];

    public bool IsAbstract => inner.IsAbstract;

    public bool IsGenericMethodDefinition => inner.IsGenericMethodDefinition;

    public bool IsPublic => inner.IsPublic;

    public bool IsStatic => inner.IsStatic;

    public string Name => inner.Name;

    public ITypeInfo ReturnType => inner.ReturnType;

    public ITypeInfo Type => inner.Type;

    public static bool IsInjected(IParameterInfo parameter) => Injected.Contains(parameter.ParameterType.Name);

    public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) => inner.GetCustomAttributes(assemblyQualifiedAttributeTypeName);

    public IEnumerable<ITypeInfo> GetGenericArguments() => inner.GetGenericArguments();

    public IEnumerable<IParameterInfo> GetParameters() => parameters;

    public IMethodInfo MakeGenericMethod(params ITypeInfo[] typeArguments) => inner.MakeGenericMethod(typeArguments);
}
