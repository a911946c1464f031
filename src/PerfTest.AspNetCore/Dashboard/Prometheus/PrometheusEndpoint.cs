using Microsoft.AspNetCore.Http;
using PerfTest.Measuring;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary><c>/metrics</c>: the run that goes on, or the last one until the next begins, in Prometheus' text format 0.0.4, or in OpenMetrics where it is asked for.</summary>
internal static class PrometheusEndpoint
{
    private const string OpenMetrics = "application/openmetrics-text";

    public static Task AnswerAsync(HttpContext context, DashboardRun? run)
    {
        bool isOpenMetrics = context.Request.Headers.Accept.ToString().Contains(OpenMetrics, StringComparison.OrdinalIgnoreCase);
        var text = new PrometheusWriter(isOpenMetrics);
        if (run?.Scope is { } scope)
        {
            MetricsSnapshot metrics = scope.Recorder.Store.Snapshot();
            PrometheusMetrics.Write(text, scope.Plan, metrics, run.Result, run.IsOver);
        }

        string type = isOpenMetrics ? $"{OpenMetrics}; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
        return DashboardApplication.SayAsync(context, StatusCodes.Status200OK, text.ToString(), type);
    }
}
