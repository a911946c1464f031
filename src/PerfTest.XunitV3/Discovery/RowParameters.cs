using System.Globalization;
using System.Reflection;

namespace PerfTest.Adapters;

/// <summary>A method as xUnit's name formatter sees it: with the parameters of its data row only.</summary>
internal sealed class RowParameters(MethodInfo inner, ParameterInfo[] parameters) : MethodInfo
{
    public override MethodAttributes Attributes => inner.Attributes;

    public override Type? DeclaringType => inner.DeclaringType;

    public override RuntimeMethodHandle MethodHandle => inner.MethodHandle;

    public override string Name => inner.Name;

    public override Type? ReflectedType => inner.ReflectedType;

    public override ICustomAttributeProvider ReturnTypeCustomAttributes => inner.ReturnTypeCustomAttributes;

    public override MethodInfo GetBaseDefinition() => inner.GetBaseDefinition();

    public override object[] GetCustomAttributes(bool inherit) => inner.GetCustomAttributes(inherit);

    public override object[] GetCustomAttributes(Type attributeType, bool inherit) => inner.GetCustomAttributes(attributeType, inherit);

    public override MethodImplAttributes GetMethodImplementationFlags() => inner.GetMethodImplementationFlags();

    public override ParameterInfo[] GetParameters() => parameters;

    public override object? Invoke(object? obj, BindingFlags invokeAttr, Binder? binder, object?[]? arguments, CultureInfo? culture) =>
        inner.Invoke(obj, invokeAttr, binder, arguments, culture);

    public override bool IsDefined(Type attributeType, bool inherit) => inner.IsDefined(attributeType, inherit);
}
