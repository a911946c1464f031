using System.Collections.Immutable;
using System.Reflection;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>A framework adapter's whole call.</summary>
internal sealed record LoadTestRequest
{
    public required LoadTestDeclaration Declaration { get; init; }

    /// <summary>The method under <c>[LoadTest]</c>.</summary>
    public required MethodInfo Method { get; init; }

    /// <summary>The class of <see cref="Instance"/>, which may derive from the one that declares <see cref="Method"/>.</summary>
    public required Type TestClass { get; init; }

    /// <summary>The framework's own test class instance, on which iterations run unless each virtual user has its own, and the judging method; null if the method is static.</summary>
    public object? Instance { get; init; }

    /// <summary>Makes an instance for each virtual user (<c>InstancePerVu</c>); null: all share <see cref="Instance"/>.</summary>
    public ITestInstances? InstancesPerVu { get; init; }

    /// <summary>The values of the data row, converted as the framework converts them; empty where there is none.</summary>
    public IReadOnlyList<object?> Row { get; init; } = [];

    /// <summary>What the adapter itself has found wrong, as sentences: nothing may run unless it is empty.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>What the adapter itself has to remark, as sentences for the report.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The framework runs no other test of this process meanwhile.</summary>
    public bool IsAlone { get; init; } = true;

    /// <summary>The framework's own run parameters, as their users named them: see <see cref="ParameterVariables"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The framework's name and version, as reports show it: <c>xUnit 2.9.3</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>The command that runs just this test again.</summary>
    public required string RerunCommand { get; init; }

    /// <summary>The framework's own live channel, one line a call; may be called from any thread.</summary>
    public Action<string>? FrameworkProgress { get; init; }

    /// <summary>Fires when the framework wants the run to stop.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Nothing else in this process makes of Ctrl+C more than a sudden end: see <see cref="ProcessEnd"/>.</summary>
    public bool TakesCtrlC { get; init; }

    /// <summary>The framework's own time limit for a test: the run is cancelled gracefully and still reported. Null: none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Makes the sandbox of a virtual user; null where the framework keeps nothing per test. May be called from any thread.</summary>
    public Func<IBodySandbox>? NewSandbox { get; init; }
}
