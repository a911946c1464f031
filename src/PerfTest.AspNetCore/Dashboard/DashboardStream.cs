using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Server-sent events for one page. Each has whatever of the page has changed since the one before; the first has all, and with it the run's history.</summary>
internal static class DashboardStream
{
    /// <summary>So often something is sent, also if there is nothing to say: a page that is gone is noticed.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <param name="context">The request.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="wish">The run that the page is for; null: always the latest.</param>
    /// <remarks>Blocks the connection's own thread while there is nothing new.</remarks>
    public static async Task SendAsync(HttpContext context, DashboardRuns runs, int? wish)
    {
        var connection = context.Features.Get<ReadyConnection>();
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        using DashboardWatcher watcher = runs.Watch();
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        while (connection?.IsClosed != true && !context.RequestAborted.IsCancellationRequested)
        {
            ReadOnlyMemory<byte> message = watcher.Wait(Quiet) ? Message(runs, wish is { } id ? runs.Find(id) : runs.Latest, shown) : ": quiet\n\n"u8.ToArray();
            await context.Response.Body.WriteAsync(message, CancellationToken.None).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static ReadOnlyMemory<byte> Message(DashboardRuns runs, DashboardRun? run, Dictionary<string, string> shown)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.Write("data: "u8);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("process", runs.Process);
            DashboardFrame frame = run?.Frame ?? DashboardFrame.None;
            json.WriteString("title", frame.Title);
            if (run is { IsOver: false })
            {
                json.WriteNumber("run", run.Id);
                json.WriteString("token", run.Token);
            }

            json.WriteStartObject("parts");
            Write(json, DashboardPage.Runs, DashboardPage.RunList(runs, run).Html, shown);
            foreach (string place in DashboardFrame.Places)
            {
                Write(json, place, frame.Parts.GetValueOrDefault(place, ""), shown);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, string place, string html, Dictionary<string, string> shown)
    {
        if (shown.GetValueOrDefault(place, "") != html)
        {
            shown[place] = html;
            json.WriteString(place, html);
        }
    }
}
