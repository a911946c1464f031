using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>
/// A package that takes part in load tests beside those rooms that every test has: a dashboard, an exporter. One object for the whole process, see
/// <see cref="RunExtensionAttribute"/>. What it throws is a warning in the report.
/// </summary>
internal interface IRunExtension
{
    /// <summary>How a sentence about it begins: <c>The dashboard</c>.</summary>
    string Name { get; }

    /// <summary>Its environment variables, each with the prefix: known before the environment is read.</summary>
    IReadOnlyList<string> Variables { get; }

    /// <summary>Reads the settings of a load test before load. The test may have mistakes and never run: nothing is opened here.</summary>
    /// <param name="environment">The variables, and what stands for them in files.</param>
    /// <param name="mistakes">Takes a sentence for whatever is wrong, by which the test fails before load.</param>
    /// <returns>What goes along with the run; null: nothing does.</returns>
    IRunCompanion? Join(PerfTestEnvironment environment, ICollection<string> mistakes);
}
