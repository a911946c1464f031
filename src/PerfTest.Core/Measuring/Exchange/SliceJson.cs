using System.Collections.Immutable;
using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A piece of a run's course as JSON: what is 0 or empty is left out.</summary>
internal static class SliceJson
{
    public static void Write(Utf8JsonWriter json, Slice slice)
    {
        json.WriteStartObject();
        json.WriteNumber("start", slice.Start);
        json.WriteNumber("end", slice.End);
        json.WriteAll("scenarios", slice.Scenarios, WriteScenario);
        json.WriteEndObject();
    }

    /// <param name="value">What <see cref="Write"/> wrote.</param>
    /// <param name="plan">Whose course it is.</param>
    /// <exception cref="FormatException">It is no slice of this plan: a sentence says why.</exception>
    public static Slice Read(ExchangeValue value, LoadPlan plan)
    {
        var (start, end) = (value["start"].Long, value["end"].Long);
        if (end < start)
        {
            throw new FormatException($"'{value.Path}' ends before it starts.");
        }

        ImmutableArray<ScenarioSlice> scenarios = [.. value["scenarios"].Items.Select(ReadScenario)];
        return scenarios.Select(scenario => scenario.Scenario).SequenceEqual(plan.Scenarios.Select(scenario => scenario.Name))
            ? new(start, end, scenarios)
            : throw new FormatException($"'{value.Path}.scenarios' are not those of the plan.");
    }

    private static void WriteScenario(Utf8JsonWriter json, ScenarioSlice slice)
    {
        json.WriteStartObject();
        json.WriteString("name", slice.Scenario);
        HistogramJson.WritePacked(json, "iteration_latency", slice.IterationLatency);
        HistogramJson.WritePacked(json, "http_response_time", slice.HttpResponseTime);
        HistogramJson.WritePacked(json, "start_lag", slice.StartLag);
        if (!slice.Endpoints.IsEmpty)
        {
            json.WriteAll("endpoints", slice.Endpoints, static (json, endpoint) =>
            {
                json.WriteStartObject();
                json.WriteString("name", endpoint.Name);
                HistogramJson.WritePacked(json, "duration", endpoint.Duration);
                json.WriteEndObject();
            });
        }

        json.WriteUnlessZero("requests", slice.Requests);
        if (slice.Responses != default)
        {
            json.WriteAll("responses", slice.Responses.ByClass, static (json, count) => json.WriteNumberValue(count));
        }

        json.WriteUnlessZero("failed_requests", slice.FailedRequests);
        json.WriteUnlessZero("iterations", slice.Iterations);
        json.WriteUnlessZero("failed_iterations", slice.FailedIterations);
        json.WriteUnlessZero("due", slice.Due);
        json.WriteUnlessZero("started", slice.Started);
        json.WriteUnlessZero("dropped", slice.Dropped);
        json.WriteUnlessZero("failed_checks", slice.FailedChecks);
        json.WriteUnlessZero("bytes_sent", slice.BytesSent);
        json.WriteUnlessZero("bytes_received", slice.BytesReceived);
        json.WriteExact("active_vus", slice.ActiveVus);
        json.WriteExact("planned_vus", slice.PlannedVus);
        json.WriteEndObject();
    }

    private static ScenarioSlice ReadScenario(ExchangeValue value)
    {
        // A count of requests that were taken back may be below 0 in a slice.
        long Number(string name) => value.Find(name)?.Long ?? 0;
        return new()
        {
            Scenario = value["name"].Text,
            IterationLatency = HistogramJson.ReadPacked(value.Find("iteration_latency")),
            HttpResponseTime = HistogramJson.ReadPacked(value.Find("http_response_time")),
            StartLag = HistogramJson.ReadPacked(value.Find("start_lag")),
            Endpoints = [.. value.Find("endpoints")?.Items.Select(endpoint => new EndpointSlice(endpoint["name"].Text, HistogramJson.ReadPacked(endpoint.Find("duration")))) ?? []],
            Requests = Number("requests"),
            Responses = value.Find("responses") is { } responses ? ReadResponses(responses) : default,
            FailedRequests = Number("failed_requests"),
            Iterations = Number("iterations"),
            FailedIterations = Number("failed_iterations"),
            Due = Number("due"),
            Started = Number("started"),
            Dropped = Number("dropped"),
            FailedChecks = Number("failed_checks"),
            BytesSent = Number("bytes_sent"),
            BytesReceived = Number("bytes_received"),
            ActiveVus = value["active_vus"].Number,
            PlannedVus = value["planned_vus"].Number,
        };
    }

    private static StatusCounts ReadResponses(ExchangeValue value) =>
        value.Items.Select(count => count.Long).ToList() is [var none, var informational, var success, var redirect, var clientError, var serverError]
            ? new(none, informational, success, redirect, clientError, serverError)
            : throw value.Not("a number for each of six classes of status");
}
