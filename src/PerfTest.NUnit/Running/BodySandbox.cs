using NUnit.Framework;
using NUnit.Framework.Internal;
using PerfTest.Running;

namespace PerfTest.Adapters;

/// <summary>
/// An execution context of NUnit's for one virtual user, in which all its iterations run: one after another, so one is enough. What an iteration has recorded is
/// taken away behind it; a new result is made only if there was something.
/// </summary>
internal sealed class BodySandbox : IBodySandbox
{
    private readonly TestExecutionContext _test;
    private readonly IterationNotes _notes;
    private TestExecutionContext _context;
    private TestContext _view;

    public BodySandbox(TestExecutionContext test, IterationNotes notes)
    {
        _test = test;
        _notes = notes;
        _context = Fresh();
        _view = new TestContext(_context);
    }

    public bool IsSpent { get; private set; }

    /// <summary>What the iterations have recorded and nobody has taken yet.</summary>
    public TestResult Result => _context.CurrentResult;

    public void Enter()
    {
        if (IsSpent)
        {
            _context = Fresh();
            _view = new TestContext(_context);
            IsSpent = false;
        }

        _context.EstablishExecutionEnvironment();
    }

    public Exception? Leave(Exception? error)
    {
        var result = _context.CurrentResult;
        var isClean = result.AssertionResultCount == 0;

        // An assertion scope that was not disposed of would swallow every later failure, and cannot be closed from here: the context is thrown away.
        IsSpent = _view.IsInsideMultipleAssert;
        var verdict = isClean && !IsSpent && error is null ? null : IterationVerdict.Of(error, result, IsSpent);
        if (!isClean || result.Output.Length > 0)
        {
            _notes.Take(result);
            _context.CurrentResult = _test.CurrentTest.MakeTestResult();
        }

        return verdict;
    }

    private TestExecutionContext Fresh() => new(_test) { CurrentResult = _test.CurrentTest.MakeTestResult() };
}
