using System.Globalization;
using System.Reflection;

namespace PerfTest.Adapting;

/// <summary>Types, methods and values in messages, as a C# programmer writes them.</summary>
internal static class CSharpNames
{
    /// <summary><c>ProductApi.Search</c>.</summary>
    public static string Of(MethodInfo method) => method.DeclaringType is { } type ? $"{Of(type)}.{method.Name}" : method.Name;

    /// <summary><c>Task&lt;string&gt;</c>, <c>int?</c>, <c>HttpClient[]</c>: without namespaces.</summary>
    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (Keyword(type) is { } keyword)
        {
            return keyword;
        }

        var name = type.Name;
        if (!type.IsGenericType || name.IndexOf('`', StringComparison.Ordinal) is var tick && tick < 0)
        {
            return name;
        }

        return $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>A value of a data row: strings quoted, numbers invariant.</summary>
    public static string OfValue(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "null",
    };

    private static string? Keyword(Type type) => type == typeof(void) ? "void" : type == typeof(object) ? "object" : type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Char => "char",
        TypeCode.Decimal => "decimal",
        TypeCode.Double => "double",
        TypeCode.Int16 => "short",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.SByte => "sbyte",
        TypeCode.Single => "float",
        TypeCode.String => "string",
        TypeCode.UInt16 => "ushort",
        TypeCode.UInt32 => "uint",
        TypeCode.UInt64 => "ulong",
        _ => null,
    };
}
