using System.Buffers.Binary;
using System.Text;

namespace PerfTest.Telemetry.Tests;

/// <summary>A field of a message in protobuf's wire format: enough of it to read what an exporter sends.</summary>
internal readonly record struct ProtoField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public double Double => BitConverter.UInt64BitsToDouble(Value);

    /// <summary>As <c>sint32</c> is written.</summary>
    public int ZigZag => (int)((uint)Value >> 1) ^ -(int)(Value & 1);

    public IReadOnlyList<ProtoField> Message => Read(Bytes);

    public static IReadOnlyList<ProtoField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<ProtoField>();
        var at = 0;
        while (at < message.Length)
        {
            ulong tag = ReadNumber(message.Span, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(new ProtoField(number, ReadNumber(message.Span, ref at), default));
                    break;
                case 1:
                    fields.Add(new ProtoField(number, BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]), default));
                    at += 8;
                    break;
                case 2:
                    var length = (int)ReadNumber(message.Span, ref at);
                    fields.Add(new ProtoField(number, 0, message.Slice(at, length)));
                    at += length;
                    break;
                case 5:
                    fields.Add(new ProtoField(number, BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]), default));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} of field {number}.");
            }
        }

        return fields;
    }

    /// <summary>Packed <c>uint64</c>s.</summary>
    public IReadOnlyList<ulong> Numbers()
    {
        var numbers = new List<ulong>();
        for (var at = 0; at < Bytes.Length;)
        {
            numbers.Add(ReadNumber(Bytes.Span, ref at));
        }

        return numbers;
    }

    private static ulong ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            byte part = bytes[at++];
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }
    }
}
