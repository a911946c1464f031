using System.Net;
using System.Text;

namespace PerfTest.Measuring;

/// <summary>Sends a probe's requests with a client of the test or one of our own.</summary>
/// <param name="client">It. Outside virtual users nothing of what it sends is measured.</param>
/// <param name="mayBlock">
/// It is nothing but sockets, and can be asked synchronously: the answer then needs no thread of the pool, which may be starved (a new connection and TLS do). Handlers of
/// a user's own may know only the asynchronous way.
/// </param>
internal sealed class ProbeClient(HttpClient client, bool mayBlock)
{
    /// <summary>The longest answer that is read: a target that says more of itself says it wrongly.</summary>
    private const int LongestText = 64 << 20;

    /// <summary>Blocks until the answer's body is read to its end.</summary>
    /// <returns>The answer's status.</returns>
    public HttpStatusCode Send(string address, CancellationToken cancellationToken) => Send(address, Stream.Null, cancellationToken);

    /// <summary>Blocks until the answer's body is read to its end.</summary>
    public (HttpStatusCode Status, string Text) Read(string address, CancellationToken cancellationToken)
    {
        using var body = new CappedStream(LongestText);
        HttpStatusCode status = Send(address, body, cancellationToken);
        return (status, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
    }

    private HttpStatusCode Send(string address, Stream body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };

        // Synchronous requests are HTTP/1's only.
        bool blocks = mayBlock && request.Version.Major < 2;
        using HttpResponseMessage response = blocks
            ? client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).GetAwaiter().GetResult();
        if (blocks)
        {
            response.Content.CopyTo(body, null, cancellationToken);
        }
        else
        {
            response.Content.CopyToAsync(body, cancellationToken).GetAwaiter().GetResult();
        }

        return response.StatusCode;
    }

    private sealed class CappedStream(int most) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            Check(count);
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Check(buffer.Length);
            base.Write(buffer);
        }

        private void Check(int more)
        {
            if (Length + more > most)
            {
                throw new IOException($"The answer is longer than {most >> 20} MiB.");
            }
        }
    }
}
