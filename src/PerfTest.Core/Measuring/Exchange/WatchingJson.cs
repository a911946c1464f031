using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>What is watched beside the load, as JSON.</summary>
internal static class WatchingJson
{
    public static void Write(Utf8JsonWriter json, Probe probe)
    {
        json.WriteStartObject();
        json.WriteString("name", probe.Name);
        WriteRequest(json, probe);
        json.WriteString("expected_statuses", probe.ExpectedStatuses.Text);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Scrape scrape)
    {
        json.WriteStartObject();
        WriteRequest(json, scrape);
        json.WriteTexts("series", scrape.Series);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, WatchedProcess process)
    {
        json.WriteStartObject();
        json.WriteOptional("name", process.Name);
        json.WriteOptional("process", process.Process);
        if (process.Port is { } port)
        {
            json.WriteNumber("port", port);
        }

        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no probe: a sentence says why.</exception>
    public static Probe ReadProbe(ExchangeValue value) => new()
    {
        Name = value["name"].Text,
        Address = value["address"].Text,
        Every = value["every"].Time,
        Timeout = value["timeout"].Time,
        Client = value.Find("client")?.Text,
        ExpectedStatuses = ReadStatuses(value["expected_statuses"]),
    };

    /// <exception cref="FormatException">It is no scrape: a sentence says why.</exception>
    public static Scrape ReadScrape(ExchangeValue value) => new()
    {
        Address = value["address"].Text,
        Every = value["every"].Time,
        Timeout = value["timeout"].Time,
        Client = value.Find("client")?.Text,
        Series = [.. value["series"].Items.Select(series => series.Text)],
    };

    /// <exception cref="FormatException">It is no process: a sentence says why.</exception>
    public static WatchedProcess ReadProcess(ExchangeValue value) => new()
    {
        Name = value.Find("name")?.Text,
        Process = value.Find("process")?.Text,
        Port = value.Find("port")?.Int,
    };

    /// <exception cref="FormatException">They are no statuses: a sentence says why.</exception>
    public static ExpectedStatuses ReadStatuses(ExchangeValue value)
    {
        var statuses = StatusListParser.Parse(value.Text);
        return statuses.IsOk ? statuses.Value : throw new FormatException($"'{value.Path}': {statuses.Error}");
    }

    private static void WriteRequest(Utf8JsonWriter json, WatchedRequest request)
    {
        json.WriteString("address", request.Address);
        json.WriteTime("every", request.Every);
        json.WriteTime("timeout", request.Timeout);
        json.WriteOptional("client", request.Client);
    }
}
