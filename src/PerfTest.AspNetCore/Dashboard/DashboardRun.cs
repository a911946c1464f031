using System.Security.Cryptography;
using PerfTest.Adapting;
using PerfTest.Reporting;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>A run of this process as the dashboard shows it. Any thread.</summary>
internal sealed class DashboardRun
{
    private readonly DashboardRuns _runs;
    private RunScope? _scope;
    private volatile Lazy<DashboardFrame> _frame;
    private LoadResult? _result;
    private RunMoment? _moment;
    private volatile bool _isOver;

    public DashboardRun(DashboardRuns runs, int id, RunScope scope)
    {
        _runs = runs;
        _scope = scope;
        Id = id;
        Name = scope.Title;
        _frame = new Lazy<DashboardFrame>(DashboardFrame.Waiting(Name));
    }

    /// <summary>From 1 on, in the order of their beginnings.</summary>
    public int Id { get; }

    public string Name { get; }

    /// <summary>Known to who has read the page: whoever asks to stop the run must show it. Random, 128 bits.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public bool IsOver => _isOver;

    /// <summary>Null while it runs.</summary>
    public bool? Passed { get; private set; }

    /// <summary>What is measured; null when it has been let go.</summary>
    public RunScope? Scope => Volatile.Read(ref _scope);

    /// <summary>What the last second's limits said, or the end's; null before the first. Made when somebody asks.</summary>
    public LoadResult? Result => Volatile.Read(ref _result) ?? Volatile.Read(ref _moment)?.Result;

    /// <summary>Its latest state, drawn when the first asks, and once for all.</summary>
    public DashboardFrame Frame => _frame.Value;

    public void Show(RunMoment moment)
    {
        Volatile.Write(ref _moment, moment);
        ReportContext context = _scope!.Context with { IsPartial = true };
        _frame = new Lazy<DashboardFrame>(() => DashboardFrame.Of(moment.Result, context));
        _runs.Changed();
    }

    /// <param name="result">Null: there is none.</param>
    public void Finish(LoadResult? result)
    {
        // Drawn now and kept as text: a result is much larger.
        _frame = new Lazy<DashboardFrame>(result is null ? DashboardFrame.Lost(Name) : DashboardFrame.Of(result, _scope!.Context));
        Passed = result?.Passed ?? false;
        Volatile.Write(ref _result, result);
        Volatile.Write(ref _moment, null);
        _isOver = true;
        _runs.Changed();
    }

    /// <summary>Another run has begun: what was measured is let go, only what is shown stays.</summary>
    public void Forget()
    {
        Volatile.Write(ref _scope, null);
        Volatile.Write(ref _result, null);
        Volatile.Write(ref _moment, null);
    }

    /// <summary>Asks the run to end.</summary>
    /// <returns>False if the token is not this run's.</returns>
    public bool TryStop(ReadOnlySpan<byte> token)
    {
        if (!CryptographicOperations.FixedTimeEquals(token, System.Text.Encoding.ASCII.GetBytes(Token)))
        {
            return false;
        }

        if (!_isOver)
        {
            _scope?.Stop("the stop button of the dashboard was pressed");
        }

        return true;
    }
}
