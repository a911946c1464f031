using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>
/// A distribution as JSON. Whole: <c>{"hdr":…,"count":…,"sum":…,"min":…,"max":…}</c>, the buckets in HdrHistogram's V2 encoding, which its tools read, beside what is
/// exact and the encoding does not have; negative values mirrored under <c>negative</c>. Packed: <c>[base64,sum,min,max,saturated]</c>, the bytes of
/// <see cref="SparseHistogram"/>, for the many small ones of a run's course.
/// </summary>
internal static class HistogramJson
{
    /// <summary>The members of the whole form, into an object that has been begun.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="values">What.</param>
    /// <param name="isCompressed">False: the buckets are not compressed by themselves, for what is compressed as a whole.</param>
    public static void WriteMembers(Utf8JsonWriter json, SparseHistogram values, bool isCompressed = true)
    {
        if (values.Min >= 0)
        {
            json.WriteString("hdr", isCompressed ? HdrEncoding.Encode(values) : HdrEncoding.EncodePlain(values));
        }
        else
        {
            var (positive, negative) = Halves(values);
            json.WriteString("hdr", HdrEncoding.Encode(positive));
            json.WriteString("negative", HdrEncoding.Encode(negative));
        }

        json.WriteNumber("count", values.Count);
        json.WriteNumber("sum", values.Sum);
        if (values.Count > 0)
        {
            json.WriteNumber("min", values.Min);
            json.WriteNumber("max", values.Max);
        }

        json.WriteUnlessZero("saturated", values.Saturated);
    }

    /// <exception cref="FormatException">It is no histogram: a sentence says why.</exception>
    public static SparseHistogram Read(ExchangeValue value)
    {
        var all = Decode(value["hdr"]);
        if (value.Find("negative") is { } negative)
        {
            foreach (var bucket in Decode(negative).Buckets())
            {
                all.AddBucket(Mirror(bucket.Slot), bucket.Count);
            }
        }

        if (all.Count != value["count"].Count)
        {
            throw new FormatException($"'{value.Path}' is damaged: it says that it has {value["count"].Count} samples, and its histogram has {all.Count}.");
        }

        var writer = new SparseHistogramWriter();
        writer.Write(all, null);
        var (min, max) = all.Count == 0 ? (long.MaxValue, long.MinValue) : Extremes(value, value["min"].Long, value["max"].Long, writer.Lowest, writer.Highest);
        return writer.Finish(value["sum"].Long, min, max, value.Find("saturated")?.Count ?? 0);
    }

    /// <summary>The packed form; nothing at all where it is empty.</summary>
    public static void WritePacked(Utf8JsonWriter json, string name, SparseHistogram values)
    {
        if (values.Count == 0 && values.Sum == 0 && values.Saturated == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        json.WriteBase64StringValue(values.Bytes);
        json.WriteNumberValue(values.Sum);
        if (values.Count > 0)
        {
            json.WriteNumberValue(values.Min);
            json.WriteNumberValue(values.Max);
            if (values.Saturated > 0)
            {
                json.WriteNumberValue(values.Saturated);
            }
        }

        json.WriteEndArray();
    }

    /// <param name="value">Null: nothing was written.</param>
    /// <exception cref="FormatException">It is no histogram: a sentence says why.</exception>
    public static SparseHistogram ReadPacked(ExchangeValue? value)
    {
        if (value is not { } packed)
        {
            return SparseHistogram.Empty;
        }

        ExchangeValue[] parts = [.. packed.Items];
        if (parts.Length is not (2 or 4 or 5))
        {
            throw new FormatException($"'{packed.Path}' is no histogram: it has {parts.Length} parts.");
        }

        var writer = SparseHistogramWriter.Of(parts[0].Bytes) ?? throw new FormatException($"'{packed.Path}' is damaged: its bytes are no buckets of a histogram.");
        var isEmpty = writer.Lowest > writer.Highest;
        if (isEmpty != (parts.Length == 2))
        {
            throw new FormatException($"'{packed.Path}' is damaged: it has {parts.Length} parts, which does not fit its buckets.");
        }

        var (min, max) = isEmpty ? (long.MaxValue, long.MinValue) : Extremes(packed, parts[2].Long, parts[3].Long, writer.Lowest, writer.Highest);
        return writer.Finish(parts[1].Long, min, max, parts.Length == 5 ? parts[4].Count : 0);
    }

    private static (long Min, long Max) Extremes(ExchangeValue value, long min, long max, long lowest, long highest) => lowest <= min && min <= max && max <= highest
        ? (min, max)
        : throw new FormatException($"'{value.Path}' is damaged: its extremes {min} and {max} are not those of its histogram, {lowest} to {highest}.");

    private static Histogram Decode(ExchangeValue value)
    {
        try
        {
            return HdrDecoding.Decode(value.Text);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"'{value.Path}': {exception.Message}", exception);
        }
    }

    private static (Histogram Positive, Histogram Negative) Halves(SparseHistogram values)
    {
        Histogram positive = new(), negative = new();
        var buckets = values.Buckets();
        while (buckets.MoveNext())
        {
            var (slot, count) = buckets.Current;
            if (slot >= HistogramLayout.ZeroSlot)
            {
                positive.AddBucket(slot, count);
            }
            else
            {
                negative.AddBucket(Mirror(slot), count);
            }
        }

        return (positive, negative);
    }

    private static int Mirror(int slot) => (2 * HistogramLayout.ZeroSlot) - slot;
}
