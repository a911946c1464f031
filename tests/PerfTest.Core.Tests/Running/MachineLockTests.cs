using System.Globalization;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>The lock of the machine, by two holders in this process: the operating system does not know them apart from two processes.</summary>
public sealed class MachineLockTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-lock-").FullName;
    private readonly ClockOnTheWall _clock = new() { Now = Noon };
    private readonly List<string> _told = [];

    private string FilePath => Path.Combine(_folder, "load.lock");

    [Fact]
    public async Task A_free_machine_is_had_at_once()
    {
        using MachineTurn turn = await EnterAsync();

        Assert.Empty(_told);
        Assert.Null(turn.LastEnd);
        Assert.Null(turn.Warning);
    }

    [Fact]
    public async Task The_second_waits_for_the_first_and_says_for_whom()
    {
        MachineTurn first = await EnterAsync();
        Task<MachineTurn> second = EnterAsync();

        Assert.False(second.IsCompleted);
        Assert.Equal([$"waiting for another load test on this machine (process {Environment.ProcessId}) …"], _told);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_turn_that_was_given_back_twice_does_not_end_the_next_one()
    {
        MachineTurn first = await EnterAsync();
        first.Dispose();
        using MachineTurn second = await EnterAsync();
        first.Dispose();

        using var impatient = new CancellationTokenSource();
        Task<MachineTurn> third = EnterAsync(impatient.Token);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait()
    {
        using MachineTurn first = await EnterAsync();
        using var impatient = new CancellationTokenSource();
        Task<MachineTurn> second = EnterAsync(impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task The_file_keeps_when_the_last_load_test_ended()
    {
        MachineTurn first = await EnterAsync();
        _clock.Now = Noon.AddMinutes(3);
        first.Dispose();
        _clock.Now = Noon.AddMinutes(4);

        using MachineTurn second = await EnterAsync();

        Assert.Equal(Noon.AddMinutes(3), second.LastEnd);
        Assert.Equal(TimeSpan.FromSeconds(30), second.Rest(TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public async Task A_shorter_text_leaves_nothing_of_a_longer_one()
    {
        await File.WriteAllTextAsync(FilePath, new string('x', 500));

        (await EnterAsync()).Dispose();

        Assert.Equal(Noon.ToString("O", CultureInfo.InvariantCulture), await File.ReadAllTextAsync(FilePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public async Task A_file_that_cannot_be_read_means_no_pause(string text)
    {
        await File.WriteAllTextAsync(FilePath, text);

        using MachineTurn turn = await EnterAsync();

        Assert.Null(turn.LastEnd);
        Assert.Equal(TimeSpan.Zero, turn.Rest(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Who_waited_for_a_holder_that_left_no_end_pauses_from_then_on()
    {
        MachineTurn killed = await EnterAsync();
        Task<MachineTurn> next = EnterAsync();
        killed.Abandon();

        using MachineTurn turn = await next;

        Assert.Equal(Noon, turn.LastEnd);
    }

    [Theory]
    [InlineData(0, 60, 60)]
    [InlineData(45, 60, 15)]
    [InlineData(60, 60, 0)]
    [InlineData(3600, 60, 0)]
    [InlineData(-3600, 60, 60)] // The clock was set back.
    [InlineData(10, 0, 0)]
    public void The_pause_counts_from_the_last_end(int secondsSince, int cooldown, int rest)
    {
        var turn = new MachineTurn(null, Noon.AddSeconds(-secondsSince), _clock);

        Assert.Equal(TimeSpan.FromSeconds(rest), turn.Rest(TimeSpan.FromSeconds(cooldown)));
    }

    [Fact]
    public async Task A_place_that_cannot_be_used_is_a_warning()
    {
        string path = Path.Combine(_folder, "missing", "load.lock");

        using MachineTurn turn = await new MachineLock(path, _clock).EnterAsync(_told.Add, CancellationToken.None);

        Assert.StartsWith($"The lock file '{path}' cannot be used, so load tests of other processes may overlap this one: ", turn.Warning, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<MachineTurn> EnterAsync(CancellationToken cancellationToken = default) => new MachineLock(FilePath, _clock).EnterAsync(_told.Add, cancellationToken);

    private sealed class ClockOnTheWall : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
