using System.Collections.Concurrent;
using System.Reflection;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters.Tests;

/// <summary>NUnit's own discovery and execution, in this process, on the fixtures of a few classes.</summary>
internal sealed class InnerRun
{
    // NUnit keeps them in a static: those of earlier runs have to be emptied.
    private static readonly HashSet<string> UsedParameters = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ITestResult> _results = new(StringComparer.Ordinal);

    private InnerRun(ITest tests, ITestResult result, IEnumerable<TestOutput> lines, bool byFullName)
    {
        Tests = [.. Leaves(tests)];
        Lines = [.. lines];
        foreach (var leaf in Leaves(result))
        {
            _results.Add(byFullName ? leaf.FullName : leaf.Name, leaf);
        }
    }

    /// <summary>What was discovered.</summary>
    public IReadOnlyList<ITest> Tests { get; }

    /// <summary>What was written while tests ran.</summary>
    public IReadOnlyList<TestOutput> Lines { get; }

    public IEnumerable<string> Names => _results.Keys.Order(StringComparer.Ordinal);

    public ITestResult this[string name] => _results.TryGetValue(name, out var result)
        ? result
        : throw new InvalidOperationException($"There is no result of a test '{name}'. There are: {string.Join(", ", Names)}.");

    public static InnerRun Of<TFixture>(int workers = 1) => Of([typeof(TFixture)], workers);

    /// <param name="fixtures">Whose tests are run.</param>
    /// <param name="workers">NUnit's parallel workers.</param>
    /// <param name="parameters">NUnit's run parameters.</param>
    /// <param name="meanwhile">What is done when a test has started, with what stops the run.</param>
    /// <param name="byFullName">Results have their full names: there may be several of one name.</param>
    public static InnerRun Of(
        IEnumerable<Type> fixtures, int workers = 1, IReadOnlyDictionary<string, string>? parameters = null, Action<ITest, Action>? meanwhile = null, bool byFullName = false)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        UsedParameters.UnionWith(parameters?.Keys ?? []);
        var settings = new Dictionary<string, object>
        {
            [FrameworkPackageSettings.LOAD] = fixtures.Select(fixture => fixture.FullName!).ToList(),
            [FrameworkPackageSettings.NumberOfTestWorkers] = workers,
            [FrameworkPackageSettings.TestParametersDictionary] = UsedParameters.ToDictionary(name => name, name => parameters?.GetValueOrDefault(name) ?? ""),
        };
        var tests = runner.Load(Assembly.GetExecutingAssembly(), settings);
        var listener = new Listener(test => meanwhile?.Invoke(test, () => runner.StopRun(force: false)));
        return new InnerRun(tests, runner.Run(listener, TestFilter.Empty), listener.Lines, byFullName);
    }

    private static IEnumerable<ITest> Leaves(ITest test) => test.IsSuite ? test.Tests.SelectMany(Leaves) : [test];

    private static IEnumerable<ITestResult> Leaves(ITestResult result) => result.HasChildren ? result.Children.SelectMany(Leaves) : result.Test.IsSuite ? [] : [result];

    private sealed class Listener(Action<ITest> started) : ITestListener
    {
        public ConcurrentQueue<TestOutput> Lines { get; } = new();

        public void TestStarted(ITest test)
        {
            if (!test.IsSuite)
            {
                started(test);
            }
        }

        public void TestFinished(ITestResult result)
        {
        }

        public void TestOutput(TestOutput output) => Lines.Enqueue(output);

        public void SendMessage(TestMessage message)
        {
        }
    }
}
