using System.Globalization;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Gives each request a trace of its own: the header <c>traceparent</c> of W3C's Trace Context, without an activity, which costs more than the rest of measuring. A request that
/// has the header keeps it.
/// </summary>
/// <param name="sampled">The share of requests whose trace asks to be recorded, 0…1.</param>
internal sealed class TraceContext(double sampled)
{
    private const int Bytes = 24;
    private const int TraceBytes = 16;
    private const int Length = 55;

    /// <summary><c>PERFTEST_TRACEPARENT</c>, parsed.</summary>
    /// <param name="value">As written: a switch, or a share such as <c>10%</c>; null: off.</param>
    /// <param name="context">What it means; null: requests are left alone.</param>
    /// <param name="label">What the sentence calls it.</param>
    /// <returns>A sentence if it is wrong, else null.</returns>
    public static string? Parse(string? value, out TraceContext? context, string label = VariableNames.TraceParent)
    {
        context = null;
        switch (value?.ToLowerInvariant())
        {
            case null or "0" or "false":
                return null;
            case "1" or "true":
                context = new TraceContext(1);
                return null;
        }

        if (value.EndsWith('%') && double.TryParse(value[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent <= 100)
        {
            context = new TraceContext(percent / 100);
            return null;
        }

        return $"{label} = {Written.Quote(value)} is neither a switch nor a share: write 1 (every trace is recorded), 0, or the share that is, such as 10%.";
    }

    public void AddTo(HttpRequestMessage request)
    {
        if (!request.Headers.NonValidated.Contains(TraceParent.Header))
        {
            request.Headers.TryAddWithoutValidation(TraceParent.Header, Next());
        }
    }

    /// <summary><c>00-{32 digits}-{16 digits}-{flags}</c>. Not of the run's seed: the same ids in the next run would be the same traces.</summary>
    public string Next() => string.Create(Length, Random.Shared.NextDouble() < sampled, static (text, isSampled) =>
    {
        Span<byte> ids = stackalloc byte[Bytes];
        Random.Shared.NextBytes(ids);

        // Ids of nothing but zeros are none.
        ids[0] |= 1;
        ids[TraceBytes] |= 1;
        "00-".CopyTo(text);
        Convert.TryToHexStringLower(ids[..TraceBytes], text[3..], out _);
        text[35] = '-';
        Convert.TryToHexStringLower(ids[TraceBytes..], text[36..], out _);
        (isSampled ? "-01" : "-00").CopyTo(text[52..]);
    });
}
