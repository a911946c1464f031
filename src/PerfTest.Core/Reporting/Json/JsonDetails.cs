using System.Text.Json;

namespace PerfTest.Reporting;

/// <summary>What k6's summary has no place for: verdict, plan, health, machine, histograms, the course of the run.</summary>
internal static class JsonDetails
{
    /// <summary>Raised when a reader of an older file would misunderstand a newer one.</summary>
    private const int Schema = 1;

    public static void Write(Utf8JsonWriter json, LoadResult result, ReportContext context, bool isPartial)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("test", result.Name);
        json.WriteString("framework", context.Framework);
        json.WriteBoolean("partial", isPartial);
        json.WriteBoolean("passed", result.Passed && !isPartial);
        json.WriteString("verdict", isPartial ? "Partial" : result.Verdict.ToString());
        json.WriteString("summary", result.Summary);
        WriteStrings(json, "failures", result.Failures);
        json.WriteString("mode", result.Mode.ToString());
        json.WriteNumber("time_scale", result.TimeScale);
        json.WriteString("started_at", result.StartedAt.UtcDateTime);
        json.WriteNumber("duration", result.Duration.TotalMilliseconds);
        json.WriteNumber("planned_duration", result.PlannedDuration.TotalMilliseconds);
        json.WriteBoolean("in_memory", result.IsInMemory);
        WriteArray(json, "scenarios", result.Scenarios, WriteScenario);
        WriteArray(json, "settings", result.Settings, WriteSetting);
        WriteArray(json, "thresholds", result.Thresholds, WriteThreshold);
        if (result.BreakingPoint is { } found)
        {
            WriteBreakingPoint(json, found);
        }

        WriteArray(json, "endpoints", result.Endpoints, WriteEndpoint);
        WriteArray(json, "errors", result.Errors, WriteError);
        WriteHealth(json, result.Health);
        if (result.Agents.Count > 0)
        {
            WriteArray(json, "agents", result.Agents, WriteAgent);
        }

        if (result.Machine is { } machine)
        {
            WriteMachine(json, machine);
        }

        WriteStrings(json, "warnings", result.Warnings);
        WriteStrings(json, "files", result.Files);
        JsonHistograms.Write(json, result);
        WriteArray(json, "slices", result.Slices, WriteSlice);
        json.WritePropertyName("record");
        JsonRecord.Write(json, result);
        json.WriteEndObject();
    }

    private static void WriteScenario(Utf8JsonWriter json, ScenarioResult scenario)
    {
        json.WriteString("name", scenario.Name);
        json.WriteString("executor", scenario.Executor);
        json.WriteString("workload", scenario.Workload);
        json.WriteString("model", scenario.IsOpenModel ? "open" : "closed");
        json.WriteString("headline", scenario.HeadlineMetric);
        json.WriteNumber("due", scenario.Iterations.Due);
        json.WriteNumber("started", scenario.Iterations.Started);
        json.WriteNumber("completed", scenario.Iterations.Completed);
        json.WriteNumber("failed", scenario.Iterations.Failed);
        json.WriteNumber("interrupted", scenario.Iterations.Interrupted);
        json.WriteNumber("dropped", scenario.Iterations.Dropped);
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingResult setting)
    {
        json.WriteString("name", setting.Name);
        json.WriteString("value", setting.Value);
        json.WriteString("origin", setting.Origin);
        if (setting.Scenario is not null)
        {
            json.WriteString("scenario", setting.Scenario);
        }
    }

    private static void WriteThreshold(Utf8JsonWriter json, ThresholdResult threshold)
    {
        json.WriteString("expression", threshold.Expression);
        json.WriteBoolean("passed", threshold.Passed);
        json.WriteString("metric", threshold.Metric);
        json.WriteString("aggregation", threshold.Aggregation);
        WriteNumber(json, "measured", threshold.Measured);
        json.WriteNumber("limit", threshold.Limit);
        json.WriteString("measured_text", threshold.MeasuredText);
        json.WriteString("limit_text", threshold.LimitText);
        json.WriteNumber("samples", threshold.Samples);
        json.WriteString("origin", threshold.Origin);
        json.WriteBoolean("default", threshold.IsDefault);
        json.WriteString("scope", threshold.Scope);
        json.WriteString("during", threshold.During);
        WriteNumber(json, "recovered_after", threshold.RecoveredAfter?.TotalMilliseconds);
        json.WriteString("note", threshold.Note);
        WriteNumber(json, "first_exceeded", threshold.FirstExceeded?.TotalMilliseconds);
    }

    private static void WriteBreakingPoint(Utf8JsonWriter json, BreakingPointResult found)
    {
        json.WriteStartObject("breaking_point");
        json.WriteString("outcome", found.Outcome.ToString());
        json.WriteString("load", found.IsRate ? "rate" : "vus");
        WriteNumber(json, "held", found.Held);
        json.WriteBoolean("confirmed", found.IsConfirmed);
        WriteNumber(json, "broke", found.Broke);
        WriteNumber(json, "at_least", found.AtLeast);
        json.WriteString("summary", found.Summary);
        WriteArray(json, "levels", found.Levels, static (json, level) =>
        {
            json.WriteNumber("load", level.Load);
            json.WriteBoolean("held", level.Held);
            json.WriteBoolean("confirmation", level.IsConfirmation);
            json.WriteNumber("completed", level.Completed);
            json.WriteString("reason", level.Reason);
            json.WriteStartObject("latency");
            JsonMetrics.WriteTrend(json, Unit.Time, level.Latency.Distribution);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteEndpoint(Utf8JsonWriter json, EndpointResult endpoint)
    {
        json.WriteString("name", endpoint.Name);
        json.WriteString("method", endpoint.Method);
        json.WriteNumber("requests", endpoint.Requests.Count);
        json.WriteNumber("rate", endpoint.Requests.Rate);
        json.WriteNumber("failed", endpoint.Failed.Passes);
        json.WriteStartObject("duration");
        JsonMetrics.WriteTrend(json, Unit.Time, endpoint.Duration.Distribution);
        json.WriteEndObject();
        WriteArray(json, "slowest", endpoint.Slowest, WriteSlow);
    }

    private static void WriteSlow(Utf8JsonWriter json, SlowRequest request)
    {
        json.WriteNumber("at", request.At.TotalMilliseconds);
        json.WriteNumber("duration", request.Duration.TotalMilliseconds);
        json.WriteNumber("start_lag", request.StartLag.TotalMilliseconds);
        json.WriteString("method", request.Method);
        json.WriteNumber("status", request.Status);
        json.WriteString("error", request.Error);
        json.WriteString("trace_id", request.TraceId);
        json.WriteString("scenario", request.Scenario);
        json.WriteNumber("vu", request.Vu);
        json.WriteNumber("iteration", request.Iteration);
        WriteNumber(json, "blocked", request.Blocked?.TotalMilliseconds);
        WriteNumber(json, "connecting", request.Connecting?.TotalMilliseconds);
        WriteNumber(json, "tls_handshaking", request.TlsHandshaking?.TotalMilliseconds);
        WriteNumber(json, "sending", request.Sending?.TotalMilliseconds);
        WriteNumber(json, "waiting", request.Waiting?.TotalMilliseconds);
        WriteNumber(json, "receiving", request.Receiving?.TotalMilliseconds);
    }

    private static void WriteError(Utf8JsonWriter json, ErrorResult error)
    {
        json.WriteString("scenario", error.Scenario);
        json.WriteString("type", error.Type);
        json.WriteString("message", error.Message);
        json.WriteString("stack", error.Stack);
        json.WriteString("body", error.Body);
        json.WriteNumber("count", error.Count);
        json.WriteNumber("first", error.First.TotalMilliseconds);
        json.WriteNumber("last", error.Last.TotalMilliseconds);
    }

    private static void WriteHealth(Utf8JsonWriter json, HealthResult health)
    {
        json.WriteStartObject("health");
        json.WriteBoolean("delivered", health.IsDelivered);
        json.WriteBoolean("suspect", health.IsSuspect);
        json.WriteNumber("started_share", health.StartedShare);
        WriteNumber(json, "start_lag_p99", health.StartLagP99?.TotalMilliseconds);
        WriteNumber(json, "pool_delay_p99", health.PoolDelayP99?.TotalMilliseconds);
        WriteNumber(json, "pool_threads_max", health.PoolThreads);
        WriteNumber(json, "runner_threads", health.RunnerThreads);
        WriteNumber(json, "gc_pause_share", health.GcPauseShare);
        WriteNumber(json, "gc_pause_max", health.LongestGcPause?.TotalMilliseconds);
        WriteNumber(json, "cpu_share", health.CpuShare);
        WriteArray(json, "findings", health.Findings, static (json, finding) =>
        {
            json.WriteString("severity", finding.Severity.ToString());
            json.WriteString("rule", finding.Rule);
            json.WriteString("title", finding.Title);
            json.WriteString("sentence", finding.Sentence);
        });
        json.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter json, AgentResult agent)
    {
        json.WriteString("name", agent.Name);
        json.WriteString("segment", agent.Segment);
        json.WriteNumber("share", agent.Share);
        json.WriteNumber("iterations", agent.Iterations);
        json.WriteNumber("requests", agent.Requests);
        json.WriteNumber("started_share", agent.StartedShare);
        WriteNumber(json, "start_lag_p99", agent.StartLagP99?.TotalMilliseconds);
        WriteNumber(json, "cpu_share", agent.CpuShare);
        json.WriteNumber("clock_skew", agent.ClockSkew.TotalMilliseconds);
        json.WriteNumber("clock_error", agent.ClockError.TotalMilliseconds);
        json.WriteBoolean("complete", agent.IsComplete);
        json.WriteString("loss", agent.Loss);
    }

    private static void WriteMachine(Utf8JsonWriter json, MachineResult machine)
    {
        json.WriteStartObject("machine");
        json.WriteString("os", machine.OperatingSystem);
        json.WriteString("architecture", machine.Architecture);
        json.WriteString("cpu", machine.Cpu);
        json.WriteNumber("cores", machine.Cores);
        json.WriteNumber("memory", machine.Memory);
        json.WriteString("runtime", machine.Runtime);
        json.WriteString("gc", machine.GcMode);
        json.WriteString("build", machine.BuildConfiguration);
        json.WriteStartObject("settings");
        foreach (var setting in machine.RuntimeSettings)
        {
            json.WriteString(setting.Key, setting.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSlice(Utf8JsonWriter json, SliceResult slice)
    {
        json.WriteNumber("start", slice.Start.TotalMilliseconds);
        json.WriteNumber("end", slice.End.TotalMilliseconds);
        json.WriteNumber("requests", slice.Requests);
        json.WriteNumber("failed_requests", slice.FailedRequests);
        json.WriteStartObject("responses");
        json.WriteNumber("2xx", slice.Responses.Success);
        json.WriteNumber("3xx", slice.Responses.Redirect);
        json.WriteNumber("4xx", slice.Responses.ClientError);
        json.WriteNumber("5xx", slice.Responses.ServerError);
        json.WriteNumber("none", slice.Responses.None);
        json.WriteEndObject();
        json.WriteNumber("iterations", slice.Iterations);
        json.WriteNumber("failed_iterations", slice.FailedIterations);
        json.WriteNumber("failed_checks", slice.FailedChecks);
        json.WriteNumber("due", slice.Due);
        json.WriteNumber("started", slice.Started);
        json.WriteNumber("dropped", slice.Dropped);
        json.WriteNumber("vus", slice.ActiveVus);
        json.WriteNumber("planned_vus", slice.PlannedVus);
        json.WriteStartObject("latency");
        var all = slice.Latency.Distribution;
        json.WriteNumber("count", all?.Values.Count ?? 0);
        JsonMetrics.WriteTrend(json, Unit.Time, all);
        json.WriteEndObject();
        if (slice.StartLag.Distribution is { } lag)
        {
            json.WriteStartObject("start_lag");
            json.WriteNumber("count", lag.Values.Count);
            JsonMetrics.WriteTrend(json, Unit.Time, lag);
            json.WriteEndObject();
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    // JSON has no infinity: what was not reached is null, and the text says so.
    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
