using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Kestrel's transport.</summary>
/// <param name="socket">Listens already: which port it has is nobody's business here.</param>
internal sealed class ReadyListenerFactory(Socket socket) : IConnectionListenerFactory
{
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(new ReadyListener(socket));
}
