using System.Buffers.Binary;

namespace PerfTest.Cluster.Tests.Simulation;

/// <summary>Two counts as a payload, the second one only if it is said.</summary>
internal static class Figures
{
    public static byte[] Write(long a, long? b)
    {
        byte[] bytes = new byte[b is null ? 8 : 16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, a);
        if (b is { } said)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), said);
        }

        return bytes;
    }

    public static (long A, long? B) Read(byte[] bytes) =>
        (BinaryPrimitives.ReadInt64LittleEndian(bytes), bytes.Length == 16 ? BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)) : null);
}
