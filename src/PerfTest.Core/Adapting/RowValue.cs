using System.Globalization;

namespace PerfTest.Adapting;

/// <summary>Fits a value of a data row to a parameter, as reflection's own invocation would: identity, widening of numbers, underlying values of enums.</summary>
internal static class RowValue
{
    /// <summary>False if the value has no place in a parameter of this type.</summary>
    public static bool TryFit(object? value, Type type, out object? fitted)
    {
        fitted = value;
        if (value is null)
        {
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsInstanceOfType(value))
        {
            return true;
        }

        var given = value.GetType();
        if (target.IsEnum)
        {
            if (given != Enum.GetUnderlyingType(target))
            {
                return false;
            }

            fitted = Enum.ToObject(target, value);
            return true;
        }

        if (given.IsEnum || !Widens(Type.GetTypeCode(given), Type.GetTypeCode(target)))
        {
            return false;
        }

        // Convert knows no char to floating point; every other widening it knows.
        fitted = Convert.ChangeType(value is char character ? (int)character : value, target, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool Widens(TypeCode from, TypeCode to) => from switch
    {
        TypeCode.Char => to is TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double,
        TypeCode.Byte => to is TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double,
        TypeCode.SByte => to is TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or TypeCode.Single or TypeCode.Double,
        TypeCode.Int16 => to is TypeCode.Int32 or TypeCode.Int64 or TypeCode.Single or TypeCode.Double,
        TypeCode.UInt16 => to is TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double,
        TypeCode.Int32 => to is TypeCode.Int64 or TypeCode.Single or TypeCode.Double,
        TypeCode.UInt32 => to is TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double,
        TypeCode.Int64 or TypeCode.UInt64 => to is TypeCode.Single or TypeCode.Double,
        TypeCode.Single => to is TypeCode.Double,
        _ => false,
    };
}
