namespace PerfTest.Measuring;

/// <summary>Takes the following of redirects from a transport of the user's, whose hops nobody would see.</summary>
internal static class TransportRedirects
{
    /// <param name="handler">The first of the handlers beneath ours.</param>
    /// <returns>How many redirects are to be followed; 0: none, or the transport does not say.</returns>
    /// <exception cref="LoadTestException">The transport follows redirects and has sent requests already, so that it can no longer be told not to.</exception>
    public static int TakeOver(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        try
        {
            switch (handler)
            {
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = false;
                    return sockets.MaxAutomaticRedirections;
                case HttpClientHandler { AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = false;
                    return client.MaxAutomaticRedirections;
                default:
                    return 0;
            }
        }
        catch (InvalidOperationException started)
        {
            throw new LoadTestException(
                "The transport beneath LoadHttpHandler follows redirects by itself and has sent requests already, so its redirects would be neither measured nor kept "
                + "from hosts that may get no load. Set AllowAutoRedirect = false on it, or put LoadHttpHandler before it from the start.",
                started);
        }
    }
}
