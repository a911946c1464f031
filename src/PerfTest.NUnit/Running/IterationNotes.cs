using System.Collections.Concurrent;
using System.Globalization;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>What iterations have written, warned of and attached, gathered for the test's own result. Bounded, however many iterations there are.</summary>
internal sealed class IterationNotes
{
    /// <summary>Different warnings that are kept.</summary>
    public const int MaxWarnings = 20;

    /// <summary>Files that are attached.</summary>
    public const int MaxAttachments = 100;

    private readonly TestExecutionContext _test;
    private readonly OutputCap _output;
    private readonly ConcurrentBag<BodySandbox> _sandboxes = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _warnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TestAttachment> _attachments = new(StringComparer.Ordinal);
    private int _otherWarnings;
    private int _otherAttachments;

    public IterationNotes(TestExecutionContext test)
    {
        _test = test;
        var output = test.OutWriter;
        _output = new OutputCap(output.Write, output.WriteLine);
    }

    /// <summary>May be called from any thread.</summary>
    public BodySandbox NewSandbox()
    {
        var sandbox = new BodySandbox(_test, this);
        _sandboxes.Add(sandbox);
        return sandbox;
    }

    /// <summary>Takes over what one iteration has left. Any thread.</summary>
    public void Take(TestResult result)
    {
        var output = result.Output;
        if (output.Length > 0)
        {
            _output.Write(output);
        }

        lock (_gate)
        {
            foreach (var warning in result.AssertionResults.Where(assertion => assertion.Status == AssertionStatus.Warning))
            {
                Count(warning.Message);
            }

            foreach (var attachment in result.TestAttachments)
            {
                Attach(attachment);
            }
        }
    }

    /// <summary>Writes what was gathered to the test's result, when the run is over.</summary>
    /// <param name="passed">Warnings are the result of a test that passed; one that failed has them in its output.</param>
    public void Close(bool passed)
    {
        foreach (var sandbox in _sandboxes)
        {
            Take(sandbox.Result);
        }

        lock (_gate)
        {
            foreach (var warning in Warnings())
            {
                if (passed)
                {
                    _test.CurrentResult.RecordAssertion(AssertionStatus.Warning, warning);
                }
                else
                {
                    _test.OutWriter.WriteLine($"Warning: {warning}");
                }
            }

            foreach (var attachment in _attachments.Values.Where(attachment => File.Exists(attachment.FilePath)))
            {
                TestContext.AddTestAttachment(attachment.FilePath, attachment.Description);
            }

            if (_otherAttachments > 0)
            {
                _test.OutWriter.WriteLine(string.Create(CultureInfo.InvariantCulture, $"(PerfTest: iterations attached {_otherAttachments} more files; {MaxAttachments} are kept.)"));
            }
        }
    }

    private IEnumerable<string> Warnings()
    {
        foreach (var (message, count) in _warnings)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{(count == 1 ? "One iteration" : $"{count} iterations")} warned: {message}");
        }

        if (_otherWarnings > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{_otherWarnings} more warnings of iterations had other texts; {MaxWarnings} texts are kept.");
        }
    }

    private void Count(string message)
    {
        if (_warnings.TryGetValue(message, out var count) || _warnings.Count < MaxWarnings)
        {
            _warnings[message] = count + 1;
        }
        else
        {
            _otherWarnings++;
        }
    }

    private void Attach(TestAttachment attachment)
    {
        if (_attachments.Count < MaxAttachments)
        {
            _attachments.TryAdd(attachment.FilePath, attachment);
        }
        else if (!_attachments.ContainsKey(attachment.FilePath))
        {
            _otherAttachments++;
        }
    }
}
