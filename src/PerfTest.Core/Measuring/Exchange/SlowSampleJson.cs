using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>One of the slowest requests as JSON; a part of its time that is not known is left out.</summary>
internal static class SlowSampleJson
{
    public static void Write(Utf8JsonWriter json, SlowSample sample)
    {
        json.WriteStartObject();
        json.WriteNumber("start", sample.Start);
        json.WriteNumber("duration", sample.Duration);
        json.WriteUnlessZero("start_lag", sample.StartLag);
        json.WriteString("scenario", sample.Scenario);
        json.WriteNumber("vu", sample.Vu);
        json.WriteNumber("iteration", sample.Iteration);
        json.WriteString("method", sample.Method);
        json.WriteNumber("status", sample.Status);
        json.WriteUnlessZero("error_code", sample.ErrorCode);
        json.WriteOptional("trace_id", sample.TraceId);
        WriteKnown(json, "blocked", sample.Blocked);
        WriteKnown(json, "connecting", sample.Connecting);
        WriteKnown(json, "tls_handshaking", sample.TlsHandshaking);
        WriteKnown(json, "sending", sample.Sending);
        WriteKnown(json, "waiting", sample.Waiting);
        WriteKnown(json, "receiving", sample.Receiving);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no request: a sentence says why.</exception>
    public static SlowSample Read(ExchangeValue value)
    {
        long Known(string name) => value.Find(name)?.Long ?? HttpPhases.None;
        return new()
        {
            Start = value["start"].Long,
            Duration = value["duration"].Long,
            StartLag = value.Find("start_lag")?.Long ?? 0,
            Scenario = value["scenario"].Text,
            Vu = value["vu"].Long,
            Iteration = value["iteration"].Long,
            Method = value["method"].Text,
            Status = value["status"].Int,
            ErrorCode = value.Find("error_code")?.Int ?? 0,
            TraceId = value.Find("trace_id")?.Text,
            Blocked = Known("blocked"),
            Connecting = Known("connecting"),
            TlsHandshaking = Known("tls_handshaking"),
            Sending = Known("sending"),
            Waiting = Known("waiting"),
            Receiving = Known("receiving"),
        };
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, long time)
    {
        if (time != HttpPhases.None)
        {
            json.WriteNumber(name, time);
        }
    }
}
