using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>What the dashboard answers: the page, its events, the stop button, the metrics.</summary>
internal sealed class DashboardApplication(DashboardRuns runs) : IHttpApplication<HttpContext>
{
    /// <summary>Carries the token of the run that is to be stopped. A header, because addresses are written into logs; and no other site's page can send it.</summary>
    public const string TokenHeader = "X-PerfTest-Token";

    private static readonly string[] OwnNames = ["127.0.0.1", "localhost", "[::1]"];

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public Task ProcessRequestAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // A foreign name that points at this machine (DNS rebinding) would make a foreign page one of ours.
        if (!OwnNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return SayAsync(context, StatusCodes.Status421MisdirectedRequest, "This address is for this machine only: use http://127.0.0.1.");
        }

        return (context.Request.Method, context.Request.Path.Value) switch
        {
            ("GET", "/") => SayAsync(context, StatusCodes.Status200OK, DashboardPage.Html, MediaTypeNames.Text.Html),
            ("GET", "/events") => DashboardStream.SendAsync(context, runs, RunOf(context)),
            ("GET", "/metrics") => PrometheusEndpoint.AnswerAsync(context, runs.Latest),
            ("POST", "/stop") => StopAsync(context),
            (_, "/" or "/events" or "/metrics" or "/stop") => SayAsync(context, StatusCodes.Status405MethodNotAllowed, "This method is not for this path."),
            _ => SayAsync(context, StatusCodes.Status404NotFound, "There is nothing here: the dashboard is at /, the metrics are at /metrics."),
        };
    }

    internal static async Task SayAsync(HttpContext context, int status, string text, string type = MediaTypeNames.Text.Plain)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type.Contains(';', StringComparison.Ordinal) ? type : $"{type}; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body).ConfigureAwait(false);
    }

    private static int? RunOf(HttpContext context) =>
        int.TryParse(context.Request.Query["run"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;

    private Task StopAsync(HttpContext context)
    {
        byte[] token = Encoding.UTF8.GetBytes(context.Request.Headers[TokenHeader].ToString());
        if (RunOf(context) is not { } id || runs.Find(id) is not { } run || !run.TryStop(token))
        {
            return SayAsync(context, StatusCodes.Status403Forbidden, "Only the dashboard's own page may stop a run.");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
