using System.Numerics;

namespace PerfTest.Planning;

/// <summary>As much of .NET's own as planning computes with.</summary>
internal readonly struct Int128(BigInteger value) : IComparable<Int128>
{
    private readonly BigInteger _value = value;

    public static implicit operator Int128(long value) => new(value);

    public static explicit operator long(Int128 value) => (long)value._value;

    public static Int128 operator *(Int128 left, Int128 right) => new(left._value * right._value);

    public static Int128 operator /(Int128 left, Int128 right) => new(left._value / right._value);

    public static Int128 operator +(Int128 left, Int128 right) => new(left._value + right._value);

    public int CompareTo(Int128 other) => _value.CompareTo(other._value);
}
