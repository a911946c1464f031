using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

public sealed class RunGateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-gate-").FullName;

    [Fact]
    public async Task The_second_of_this_process_waits_for_the_first()
    {
        RunTurn first = await EnterAsync(null);
        Task<RunTurn> second = EnterAsync(null);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Who_gave_up_waiting_for_the_machine_keeps_nobody_away()
    {
        var machine = new MachineLock(Path.Combine(_folder, "load.lock"), TimeProvider.System);
        MachineTurn another = await machine.EnterAsync(_ => { }, CancellationToken.None);
        using var impatient = new CancellationTokenSource();
        Task<RunTurn> given = EnterAsync(machine, impatient.Token);
        await impatient.CancelAsync();
        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal("The load test was stopped while it waited for its turn after another one: no load was sent.", stopped.Message);
        another.Dispose();

        using RunTurn turn = await EnterAsync(machine);

        Assert.Empty(turn.Warnings);
    }

    [Fact]
    public async Task Who_gave_up_during_the_pause_gives_the_machine_back()
    {
        var machine = new MachineLock(Path.Combine(_folder, "load.lock"), TimeProvider.System);
        (await EnterAsync(machine)).Dispose();
        using var impatient = new CancellationTokenSource();
        Task<RunTurn> pausing = RunGate.EnterAsync(machine, TimeSpan.FromHours(1), _ => { }, impatient.Token);
        Assert.False(pausing.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pausing);

        var told = new List<string>();
        using RunTurn turn = await RunGate.EnterAsync(machine, TimeSpan.Zero, told.Add, CancellationToken.None);

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_place_that_cannot_be_used_is_a_warning_of_the_run()
    {
        using RunTurn turn = await EnterAsync(new MachineLock(Path.Combine(_folder, "missing", "load.lock"), TimeProvider.System));

        Assert.Contains("cannot be used", Assert.Single(turn.Warnings), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<RunTurn> EnterAsync(MachineLock? machine, CancellationToken cancellationToken = default) =>
        RunGate.EnterAsync(machine, TimeSpan.Zero, _ => { }, cancellationToken);
}
