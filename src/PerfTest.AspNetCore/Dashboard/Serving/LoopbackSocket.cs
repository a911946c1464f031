using System.Net;
using System.Net.Sockets;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Sockets that listen on this machine only.</summary>
internal static class LoopbackSocket
{
    /// <summary>Tried one after another where no port is asked for.</summary>
    public const int FirstPort = 5757;

    private const int Tries = 20;

    /// <param name="port">The port; null: the first free one from <see cref="FirstPort"/> on.</param>
    /// <exception cref="LoadTestException">The port is in use.</exception>
    public static Socket Listen(int? port)
    {
        if (port is { } wish)
        {
            return TryListen(wish) ?? throw new LoadTestException($"the port {wish} of 127.0.0.1 is in use; PERFTEST_DASHBOARD=1 takes the next free one.");
        }

        return Enumerable.Range(FirstPort, Tries).Append(0).Select(TryListen).First(socket => socket is not null)!;
    }

    private static Socket? TryListen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return socket;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            socket.Dispose();
            return null;
        }
    }
}
