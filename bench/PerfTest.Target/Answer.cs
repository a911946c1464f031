using System.Text;
using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>A path and what the target says there, made once.</summary>
public sealed class Answer
{
    public static readonly IReadOnlyList<Answer> All =
    [
        new("/plaintext", "text/plain", "Hello, World!"u8.ToArray()),
        new("/json", "application/json", JsonSerializer.SerializeToUtf8Bytes(new { message = "Hello, World!" })),
        new("/1k", "text/plain", Encoding.ASCII.GetBytes(new string('x', 1024))),
        new("/64k", "text/plain", Encoding.ASCII.GetBytes(new string('x', 64 * 1024))),
    ];

    private readonly string _contentType;
    private readonly byte[] _body;

    private Answer(string path, string contentType, byte[] body)
    {
        Path = path;
        _contentType = contentType;
        _body = body;
    }

    public string Path { get; }

    public Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = _contentType;
        context.Response.ContentLength = _body.Length;
        return context.Response.BodyWriter.WriteAsync(_body).AsTask();
    }
}
