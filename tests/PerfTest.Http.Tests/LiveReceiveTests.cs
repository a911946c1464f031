using System.Net;
using System.Net.Sockets;
using PerfTest.Measuring;

namespace PerfTest.Http.Tests;

public sealed class LiveReceiveTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly LiveConnection _connection = new(new DnsEndPoint("localhost", 80), maker: null);
    private readonly Socket _peer;
    private readonly LiveStream _stream;

    public LiveReceiveTests()
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        listener.Listen();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(listener.LocalEndPoint!);
        _peer = listener.Accept();
        _stream = new(socket, _connection);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _peer.Dispose();
    }

    [Fact]
    public async Task A_read_that_waits_ends_with_what_has_arrived_and_the_next_one_with_its_own()
    {
        foreach (int bytes in new[] { 3, 5 })
        {
            Task<int> reading = _stream.ReadAsync(new byte[8]).AsTask();
            Assert.False(reading.IsCompleted);
            _peer.Send(new byte[bytes]);
            Assert.Equal(bytes, await reading.WaitAsync(Patience));
            Assert.Equal(bytes, _connection.TakeBytes().Received);
        }
    }

    [Fact]
    public async Task What_is_there_already_is_read_at_once()
    {
        _peer.Send([1, 2, 3, 4]);
        Assert.Equal(0, await _stream.ReadAsync(Memory<byte>.Empty).AsTask().WaitAsync(Patience));

        var buffer = new byte[3];
        var reading = _stream.ReadAsync(buffer);
        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Equal(3, await reading);
        Assert.Equal([1, 2, 3], buffer);
        Assert.Equal(1, await _stream.ReadAsync(buffer));
        Assert.Equal(4, _connection.TakeBytes().Received);
    }

    [Fact]
    public async Task Two_reads_beside_each_other_both_end()
    {
        Task<int> one = _stream.ReadAsync(new byte[1]).AsTask();
        Task<int> other = _stream.ReadAsync(new byte[1]).AsTask();
        _peer.Send([1, 2]);
        int[] read = await Task.WhenAll(one, other).WaitAsync(Patience);
        Assert.Equal([1, 1], read);
        Assert.Equal(2, _connection.TakeBytes().Received);
    }

    [Fact]
    public async Task The_end_is_a_read_of_nothing()
    {
        Task<int> reading = _stream.ReadAsync(new byte[8]).AsTask();
        _peer.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_reset_says_what_it_was()
    {
        Task<int> reading = _stream.ReadAsync(new byte[8]).AsTask();
        _peer.LingerState = new LingerOption(true, 0);
        _peer.Dispose();
        var thrown = await Assert.ThrowsAsync<IOException>(() => reading.WaitAsync(Patience));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(thrown.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task Closing_ends_a_read_that_waits()
    {
        Task<int> reading = _stream.ReadAsync(new byte[8]).AsTask();
        _stream.Dispose();
        await Assert.ThrowsAsync<IOException>(() => reading.WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<Exception>(() => _stream.ReadAsync(new byte[8]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task A_token_ends_a_read_and_the_next_one_works()
    {
        using var source = new CancellationTokenSource();
        Task<int> reading = _stream.ReadAsync(new byte[8], source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
        _peer.Send([1]);
        Assert.Equal(1, await _stream.ReadAsync(new byte[8]).AsTask().WaitAsync(Patience));
    }
}
