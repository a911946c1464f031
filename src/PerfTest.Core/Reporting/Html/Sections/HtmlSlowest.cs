using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The slowest requests of each endpoint: where their time went, and what it takes to find them in logs and traces.</summary>
internal static class HtmlSlowest
{
    private const int MostEndpoints = 50;

    public static Markup Body(HtmlView view)
    {
        var requests = view.Result.Endpoints.Take(MostEndpoints)
            .SelectMany(endpoint => endpoint.Slowest.Select(request => (Endpoint: endpoint, Request: request)))
            .OrderByDescending(slow => slow.Request.Duration)
            .ToList();
        if (requests.Count == 0)
        {
            return Markup.Empty;
        }

        var all = requests.ConvertAll(slow => slow.Request);
        var longest = all.Max(Whole);
        var hasScenarios = view.Result.Scenarios.Count > 1;
        var optional = new (HtmlColumn Column, Func<SlowRequest, HtmlCell> Cell, bool IsShown)[]
        {
            (HtmlColumn.Words("trace id"), request => new(request.TraceId is { } id ? Markup.Of($"<code>{id}</code>") : Markup.Empty), all.Exists(request => request.TraceId is not null)),
            (HtmlColumn.Words("scenario"), request => HtmlCell.Text(request.Scenario), hasScenarios),
            (new("start lag"), request => Time(request.StartLag), all.Exists(request => request.StartLag > TimeSpan.Zero)),
            (new("blocked") { Hint = "Waiting for a connection, its making included; before the duration begins" }, request => Time(request.Blocked), all.Exists(request => request.Blocked is not null)),
            (new("connecting"), request => Time(request.Connecting), all.Exists(request => request.Connecting > TimeSpan.Zero)),
            (new("TLS"), request => Time(request.TlsHandshaking), all.Exists(request => request.TlsHandshaking > TimeSpan.Zero)),
            (new("sending"), request => Time(request.Sending), all.Exists(request => request.Sending is not null)),
            (new("waiting") { Hint = "Until the first byte of the response" }, request => Time(request.Waiting), all.Exists(request => request.Waiting is not null)),
            (new("receiving"), request => Time(request.Receiving), all.Exists(request => request.Receiving is not null)),
            (HtmlColumn.Picture("where the time went"), request => new(Parts(request, longest)), all.Exists(request => request.Waiting is not null)),
        }.Where(column => column.IsShown).ToList();
        var table = new HtmlTable(
            "slowest-table",
            "The slowest requests of each endpoint",
            [HtmlColumn.Words("endpoint"), new("duration"), new("status"), new("at"), new("VU"), new("iteration"), .. optional.Select(column => column.Column)]);
        foreach (var (endpoint, request) in requests)
        {
            table.Add(
                request.Status is 0 or >= 400 ? "warn" : null,
                [
                    HtmlCell.Text(Ellipsis.OneLine(endpoint.FullName)),
                    Time(request.Duration),
                    HtmlCell.Number(request.Status == 0 ? request.Error ?? "no response" : $"{request.Status}", request.Status),
                    HtmlCell.Number(Figures.Moment(request.At, tenths: true), request.At.TotalSeconds),
                    HtmlCell.Count(request.Vu),
                    HtmlCell.Count(request.Iteration),
                    .. optional.Select(column => column.Cell(request)),
                ]);
        }

        return Markup.Of($"<p class=\"remark\">The {Measuring.SlowRequests.Kept} slowest of each endpoint by http_req_duration.</p>{table.ToMarkup()}");
    }

    private static HtmlCell Time(TimeSpan? time) => time is { } some ? HtmlCell.Time(Nanoseconds.From(some)) : HtmlCell.Empty;

    private static TimeSpan Whole(SlowRequest request) => (request.Blocked ?? TimeSpan.Zero) + request.Duration;

    /// <summary>Blocked, sending, waiting, receiving, one after the other.</summary>
    private static Markup Parts(SlowRequest request, TimeSpan longest)
    {
        const double Wide = 160;
        var svg = new MarkupBuilder();
        var at = 0.0;
        foreach (var (name, style, time) in new[]
        {
            ("blocked", "s0", request.Blocked), ("sending", "s3xx", request.Sending), ("waiting", "vus", request.Waiting), ("receiving", "s2xx", request.Receiving),
        })
        {
            if (time is { } part && part > TimeSpan.Zero)
            {
                var width = Wide * (part / longest);
                svg.Add($"<rect class=\"a {style}\" x=\"{at}\" width=\"{Math.Max(width, 0.5)}\" height=\"12\"><title>{name} {Figures.Time(Nanoseconds.From(part))}</title></rect>");
                at += width;
            }
        }

        return svg.IsEmpty ? Markup.Empty : Markup.Of($"<svg class=\"spark\" width=\"160\" height=\"12\" viewBox=\"0 0 {Wide} 12\" role=\"img\" aria-label=\"blocked, sending, waiting and receiving, one after the other\">{svg.ToMarkup()}</svg>");
    }
}
