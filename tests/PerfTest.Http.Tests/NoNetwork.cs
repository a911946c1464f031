namespace PerfTest.Http.Tests;

/// <summary>A transport that sends nothing, answers as it is told and remembers what it was asked.</summary>
internal sealed class NoNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<Uri> _asked = [];

    public IReadOnlyList<Uri> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_asked)
        {
            _asked.Add(request.RequestUri!);
        }

        HttpResponseMessage response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
