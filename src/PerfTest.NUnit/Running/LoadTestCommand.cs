using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>
/// Where NUnit would call the method once, runs the load test on it. Everything around that call stays NUnit's: the fixture, its set-up and tear-down, actions.
/// </summary>
internal sealed class LoadTestCommand(TestCommand method, LoadTestAttribute attribute) : TestCommand(method.Test)
{
    // The assembly's own version has no patch number.
    private static readonly string Framework =
        $"NUnit {typeof(TestAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(250);
    private readonly TestMethod _test = (TestMethod)method.Test;

    public override TestResult Execute(TestExecutionContext context)
    {
        var notes = new IterationNotes(context);
        using var stop = new CancellationTokenSource();
        using var heartbeat = new Heartbeat(() => context.ExecutionStatus != TestExecutionStatus.Running, stop, HeartbeatInterval);
        var request = Request(context, notes, stop.Token);

        // NUnit's thread waits; the load runs on the thread pool, whose threads have no synchronization context.
        var outcome = Task.Run(() => LoadTestSession.RunAsync(request)).GetAwaiter().GetResult();
        return Record(context, notes, outcome);
    }

    private static TestResult Record(TestExecutionContext context, IterationNotes notes, LoadTestOutcome outcome)
    {
        notes.Close(outcome.Failure is null);
        if (outcome.Report.Length > 0)
        {
            context.OutWriter.WriteLine(outcome.Report);
        }

        foreach (var file in outcome.Files.Where(File.Exists))
        {
            TestContext.AddTestAttachment(file);
        }

        var result = context.CurrentResult;
        switch (outcome.Failure)
        {
            case null:
                result.SetResult(ResultState.Success);
                break;
            case LoadTestFailedException failure when result.AssertionResultCount == 0:
                // As an assertion, so that a tear-down that fails, too, is reported beside it; without the stack trace, which runners would show twice.
                result.RecordAssertion(AssertionStatus.Failed, failure.Message);
                result.SetResult(ResultState.Failure, failure.Message, failure.StackTrace);
                return result;
            case LoadTestFailedException failure:
                result.RecordAssertion(AssertionStatus.Failed, failure.Message, failure.StackTrace);
                break;
            default:
                result.RecordException(outcome.Failure);
                break;
        }

        // Also what a set-up has warned of, and iterations: this puts it all together.
        if (result.AssertionResultCount > 0)
        {
            result.RecordTestCompletion();
        }

        return result;
    }

    private LoadTestRequest Request(TestExecutionContext context, IterationNotes notes, CancellationToken stop)
    {
        var testMethod = _test.Method.MethodInfo;
        var profile = (_test as LoadTestMethod)?.Profile;
        var surrounding = ExecutionContext.Capture();
        return new LoadTestRequest
        {
            Declaration = DeclarationReader.Read(testMethod, attribute.Settings, _test.FullName, profile),
            Method = testMethod,
            TestClass = context.TestObject?.GetType() ?? _test.TypeInfo!.Type,
            Instance = context.TestObject,
            InstancesPerVu = attribute.InstancePerVu ? TestInstances.Of(_test) : null,

            // Optional parameters that the row leaves out are "missing" to NUnit.
            Row = [.. _test.Arguments.TakeWhile(value => value != Type.Missing)],
            Mistakes = [.. FindMistakes()],
            Warnings = [.. FindWarnings(context)],
            IsAlone = ExclusiveTest.Warn(context) is null,
            Parameters = TestContext.Parameters.Names.ToDictionary(name => name, name => TestContext.Parameters[name] ?? ""),
            Framework = Framework,
            RerunCommand = RerunCommand.For(_test, profile),
            FrameworkProgress = line => WriteProgress(surrounding, line),
            TakesCtrlC = true,
            CancellationToken = stop,
            Timeout = Timeout(context),
            NewSandbox = notes.NewSandbox,
        };
    }

    private List<string> FindMistakes()
    {
        var name = CSharpNames.Of(_test.Method.MethodInfo);
        var found = new List<string>((_test as LoadTestMethod)?.Mistakes ?? []);
        if (attribute.InstancePerVu)
        {
            found.AddRange(TestInstances.FindMistakes(_test));
        }

        if (_test is LoadTestMethod)
        {
            return found;
        }

        if (_test.Method.IsDefined<ProfileAttribute>(inherit: true))
        {
            found.Add($"Method '{name}' has data rows and [Profile]s, which NUnit cannot cross: a row would have no profile. Write a method per profile, or one without data per row.");
        }

        // NUnit lets a row's method return something only where the row has an ExpectedResult.
        var returned = _test.Method.MethodInfo.ReturnType;
        if (returned != typeof(void) && returned != typeof(Task) && returned != typeof(ValueTask))
        {
            found.Add($"The data row of method '{name}' has an ExpectedResult, with which nobody compares what thousands of iterations return. Assert in the method.");
        }

        return found;
    }

    private IEnumerable<string> FindWarnings(TestExecutionContext context)
    {
        if (ExclusiveTest.Warn(context) is { } beside)
        {
            yield return beside;
        }

        if (method is not TestMethodCommand)
        {
            yield return $"{method.GetType().Name} wraps the method inside [LoadTest] and is left out: write its attribute behind [LoadTest], or round the set-up.";
        }
    }

    private static TimeSpan? Timeout(TestExecutionContext context) => context.TestCaseTimeout > 0 ? TimeSpan.FromMilliseconds(context.TestCaseTimeout) : null;

    /// <summary>
    /// NUnit finds the test that a line belongs to by its execution context, which the engine's threads do not have. What goes to its Progress is seen only by those
    /// who ask for details; Error is seen live wherever anything is.
    /// </summary>
    private static void WriteProgress(ExecutionContext? surrounding, string line)
    {
        if (surrounding is not null)
        {
            ExecutionContext.Run(surrounding, static line => TestContext.Error.WriteLine((string?)line), line);
        }
    }
}
