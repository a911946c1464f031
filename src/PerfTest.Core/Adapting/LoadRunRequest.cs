using System.Reflection;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>One load test, from whichever door it came: an adapter's method or a delegate.</summary>
internal sealed record LoadRunRequest
{
    public required LoadTestDeclaration Declaration { get; init; }

    /// <summary>What the declaration's scenarios run, by the name that the plan calls <c>Exec</c>.</summary>
    public required IReadOnlyDictionary<string, LoadBody> Bodies { get; init; }

    /// <summary>Names by which a settings file may mean the test, beside those of the declaration.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What is already known to be wrong; reported together with what planning finds.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>Where rows come from, as far as it is known: what is wrong with them is reported before load.</summary>
    public IReadOnlyList<FoundField<IFeeder>> Feeders { get; init; } = [];

    /// <summary>The clients of the test, as far as they are known: with them it is probed.</summary>
    public IReadOnlyList<FoundField<HttpClient>> Clients { get; init; } = [];

    /// <summary>Looks at the result after the run; what it throws is one more failure. Null: nobody does.</summary>
    public Func<LoadResult, ValueTask>? Judge { get; init; }

    /// <summary>Remarks for the report that are known before the run.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The framework's own run parameters; the environment wins over them. See <see cref="ParameterVariables"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>See <see cref="LoadEngine.Life"/>.</summary>
    public IVuLife? Life { get; init; }

    /// <summary>See <see cref="LoadEngine.NewSandbox"/>.</summary>
    public Func<IBodySandbox>? NewSandbox { get; init; }

    /// <summary>Nothing else runs in this process meanwhile: what it allocates is the load test's and its target's.</summary>
    public bool IsAlone { get; init; } = true;

    /// <summary>Whose project directory takes the results, and whose build configuration counts; null where it is not known.</summary>
    public Assembly? TestAssembly { get; init; }

    /// <summary>The framework's name and version, or null.</summary>
    public string? Framework { get; init; }

    /// <summary>The command that runs just this test again, or null.</summary>
    public string? RerunCommand { get; init; }

    /// <summary>The framework's own live channel, or null.</summary>
    public Action<string>? FrameworkProgress { get; init; }

    /// <summary>Nothing else in this process makes of Ctrl+C more than a sudden end: see <see cref="ProcessEnd"/>.</summary>
    public bool TakesCtrlC { get; init; }

    /// <summary>The framework's own time limit: the run is stopped gracefully and still reported.</summary>
    public TimeSpan? Timeout { get; init; }

    public CancellationToken CancellationToken { get; init; }
}
