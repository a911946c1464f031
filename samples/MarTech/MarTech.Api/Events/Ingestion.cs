using Microsoft.AspNetCore.Mvc;

namespace MarTech.Api.Events;

/// <summary>The answer to a request with events.</summary>
public sealed class Ingestion : IResult
{
    public static readonly Ingestion Accepted = new(StatusCodes.Status202Accepted, null);

    /// <summary>Backpressure: the buffer is full. Nothing is lost, the client sends it again a second later.</summary>
    public static readonly Ingestion Throttled = new(StatusCodes.Status429TooManyRequests, null);

    private readonly string? _mistake;

    private Ingestion(int status, string? mistake) => (Status, _mistake) = (status, mistake);

    public int Status { get; }

    public static Ingestion Refused(string mistake) => new(StatusCodes.Status400BadRequest, mistake);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == StatusCodes.Status429TooManyRequests)
            httpContext.Response.Headers.RetryAfter = "1";
        return _mistake is null
            ? Task.CompletedTask
            : httpContext.Response.WriteAsJsonAsync(new ProblemDetails { Status = Status, Title = "The event was refused.", Detail = _mistake }, EventJson.Default.ProblemDetails);
    }
}
