using System.Net;
using PerfTest.Measuring;

namespace PerfTest.Http.Tests;

public sealed class LiveStreamTests : IDisposable
{
    private readonly Pending _inner = new();
    private readonly LiveConnection _connection = new(new DnsEndPoint("localhost", 80), maker: null);
    private readonly LiveStream _stream;

    public LiveStreamTests()
    {
        _stream = new(_inner, _connection) { IsWire = true };
    }

    public void Dispose()
    {
        _stream.Dispose();
        _inner.Dispose();
    }

    [Fact]
    public async Task A_read_that_waits_ends_with_what_has_arrived_and_the_next_one_with_its_own()
    {
        foreach (int bytes in new[] { 3, 5 })
        {
            var reading = _stream.ReadAsync(new byte[8]);
            Assert.False(reading.IsCompleted);
            _inner.Arrive(bytes);
            Assert.Equal(bytes, await reading);
            Assert.Equal(bytes, _connection.TakeBytes().Received);
        }
    }

    [Fact]
    public async Task Two_reads_beside_each_other_both_end_with_their_own()
    {
        var one = _stream.ReadAsync(new byte[8]).AsTask();
        var other = _stream.ReadAsync(new byte[8]).AsTask();
        _inner.Arrive(3);
        _inner.Arrive(5);
        Assert.Equal(3, await one);
        Assert.Equal(5, await other);
        Assert.Equal(8, _connection.TakeBytes().Received);
    }

    [Fact]
    public async Task A_read_that_fails_throws_what_went_wrong_and_the_next_one_works()
    {
        var failing = _stream.ReadAsync(new byte[8]);
        _inner.Break(new IOException("reset"));
        var thrown = await Assert.ThrowsAsync<IOException>(async () => await failing);
        Assert.Equal("reset", thrown.Message);
        var reading = _stream.ReadAsync(new byte[8]);
        _inner.Arrive(2);
        Assert.Equal(2, await reading);
    }

    /// <summary>Reads from it wait until somebody says so, in their order.</summary>
    private sealed class Pending : MemoryStream
    {
        private readonly Queue<TaskCompletionSource<int>> _reads = new();

        public void Arrive(int bytes) => _reads.Dequeue().SetResult(bytes);

        public void Break(Exception exception) => _reads.Dequeue().SetException(exception);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = new TaskCompletionSource<int>();
            _reads.Enqueue(read);
            return new(read.Task);
        }
    }
}
