using System.Net;

namespace PerfTest.Measuring;

/// <summary>Sends a probe's requests with a client of the test or one of our own.</summary>
/// <param name="client">It. Outside virtual users nothing of what it sends is measured.</param>
/// <param name="mayBlock">
/// It is nothing but sockets, and can be asked synchronously: the answer then needs no thread of the pool, which may be starved (a new connection and TLS do). Handlers of
/// a user's own may know only the asynchronous way.
/// </param>
internal sealed class ProbeClient(HttpClient client, bool mayBlock)
{
    /// <summary>Blocks until the answer's body is read to its end.</summary>
    /// <returns>The answer's status.</returns>
    public HttpStatusCode Send(string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };

        // Synchronous requests are HTTP/1's only.
        bool blocks = mayBlock && request.Version.Major < 2;
        using HttpResponseMessage response = blocks
            ? client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).GetAwaiter().GetResult();
        if (blocks)
        {
            response.Content.CopyTo(Stream.Null, null, cancellationToken);
        }
        else
        {
            response.Content.CopyToAsync(Stream.Null, cancellationToken).GetAwaiter().GetResult();
        }

        return response.StatusCode;
    }
}
