using System.Collections.Immutable;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>The outputs of one run, walked in the order of <see cref="OutputKinds.All"/>. For one thread at a time.</summary>
internal sealed class RunOutputs
{
    private readonly ImmutableArray<ResultOutput> _outputs;
    private readonly ResultsFiles _files;

    /// <param name="kinds">What is wanted.</param>
    /// <param name="run">The run.</param>
    public RunOutputs(IEnumerable<OutputKind> kinds, OutputRun run)
    {
        _outputs = [.. kinds.Select(kind => kind.Open(run))];
        _files = run.Files;
    }

    /// <inheritdoc cref="ResultOutput.AgentCommands"/>
    public IEnumerable<string> AgentCommands => _outputs.SelectMany(output => output.AgentCommands);

    /// <inheritdoc cref="ResultOutput.Rehearse"/>
    public void Rehearse(LoadResult soFar)
    {
        foreach (var output in _outputs)
        {
            output.Rehearse(soFar);
        }
    }

    /// <inheritdoc cref="ResultOutput.Begin"/>
    public void Begin(DateTimeOffset startedAt)
    {
        foreach (var output in _outputs)
        {
            output.Begin(startedAt);
        }
    }

    /// <inheritdoc cref="ResultOutput.Append"/>
    public void Append(IReadOnlyList<Slice> slices)
    {
        foreach (var output in _outputs)
        {
            output.Append(slices);
        }
    }

    /// <inheritdoc cref="ResultOutput.Flush"/>
    public void Flush(LoadResult soFar)
    {
        foreach (var output in _outputs)
        {
            output.Flush(soFar);
        }
    }

    /// <summary>Finishes all of them.</summary>
    /// <param name="result">The judged result.</param>
    /// <param name="warnings">What else could not be shown or written, a sentence each.</param>
    /// <param name="strict"><c>PERFTEST_STRICT_OUTPUTS=1</c>: each warning is a failure.</param>
    /// <returns>The result with the files and warnings of all outputs.</returns>
    public LoadResult Finish(LoadResult result, IReadOnlyList<string> warnings, bool strict)
    {
        foreach (var output in _outputs)
        {
            output.Finish(Soon());
        }

        return Soon();

        LoadResult Soon() => result.WithOutputs(_files.Written, [.. _files.Warnings.Concat(warnings).Select(warning => Say(warning, strict))], strict);
    }

    /// <summary>Where the verdict does not stand, nothing says so.</summary>
    private static string Say(string warning, bool strict) => strict ? warning.Replace(ResultsFiles.VerdictStands, "", StringComparison.Ordinal) : warning;
}
