using System.Diagnostics;

namespace PerfTest.Measuring;

/// <summary>The trace that a request belonged to.</summary>
internal static class TraceParent
{
    /// <summary>The header's name in W3C's Trace Context.</summary>
    public const string Header = "traceparent";

    /// <summary>The trace id that went out with the request, 32 hexadecimal digits; else that of the activity around it; null: none.</summary>
    public static string? TraceIdOf(HttpRequestMessage? request)
    {
        // What others put there, and what is sent, are the same: the handler writes it into the message.
        if (request is not null
            && request.Headers.NonValidated.TryGetValues(Header, out var values)
            && values.Count == 1
            && ActivityContext.TryParse(values.ToString(), null, out var sent))
        {
            return sent.TraceId.ToHexString();
        }

        return Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;
    }
}
