using System.Reflection;
using PerfTest.Adapting;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest;

/// <summary>Load tests without a test framework: in a console program, or in a framework that has no adapter.</summary>
public static class LoadTest
{
    /// <summary>Runs a load test. A broken limit is no exception: look at <see cref="LoadResult.Passed"/> or call <see cref="LoadResult.ThrowIfFailed"/>.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="body">What each iteration does.</param>
    /// <param name="configure">The workload and its limits.</param>
    /// <param name="cancellationToken">Stops the run gracefully; what was measured until then is in the result, which has not passed.</param>
    /// <returns>What was measured, and the verdict.</returns>
    /// <exception cref="LoadTestException">The input is wrong: all mistakes, and no load was sent.</exception>
    public static Task<LoadResult> RunAsync(string name, Func<VirtualUser, Task> body, Action<LoadBuilder> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(name, new LoadBody(name, vu => new ValueTask(body(vu)), IsBlocking: false), body, configure, Assembly.GetEntryAssembly(), cancellationToken);
    }

    /// <summary>Runs a load test whose body blocks: each virtual user has a thread of its own. Otherwise as the asynchronous one.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="body">What each iteration does.</param>
    /// <param name="configure">The workload and its limits.</param>
    /// <param name="cancellationToken">Stops the run gracefully; what was measured until then is in the result, which has not passed.</param>
    /// <returns>What was measured, and the verdict.</returns>
    /// <exception cref="LoadTestException">The input is wrong: all mistakes, and no load was sent.</exception>
    public static Task<LoadResult> RunAsync(string name, Action<VirtualUser> body, Action<LoadBuilder> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        ValueTask Invoke(VirtualUser vu)
        {
            body(vu);
            return ValueTask.CompletedTask;
        }

        return RunAsync(name, new LoadBody(name, Invoke, IsBlocking: true), body, configure, Assembly.GetEntryAssembly(), cancellationToken);
    }

    private static async Task<LoadResult> RunAsync(string name, LoadBody body, Delegate written, Action<LoadBuilder> configure, Assembly? program, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new LoadBuilder();
        configure(builder);
        LoadTestDeclaration declaration = builder.ToDeclaration(name) with { IsSynchronous = body.IsBlocking };

        // Never in the caller's synchronization context: its threads are not the virtual users'.
        LoadRunOutcome outcome = await Task.Run(
            () => LoadRun.RunAsync(new LoadRunRequest
            {
                Declaration = declaration,
                Bodies = new Dictionary<string, LoadBody> { [name] = body },
                Feeders = TestFields.Of<IFeeder>(written),
                Clients = !declaration.NeedsClients ? [] : TestFields.Of<HttpClient>(written),
                IsAlone = TestRunners.HasNone(program),
                TestAssembly = program,
                TakesCtrlC = true,
                CancellationToken = cancellationToken,
            }),
            CancellationToken.None).ConfigureAwait(false);
        return outcome.Result ?? throw new LoadTestException(Reporting.MistakeReport.Write(name, outcome.Mistakes));
    }
}
