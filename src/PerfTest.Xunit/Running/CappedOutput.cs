using System.Globalization;
using Xunit.Abstractions;

namespace PerfTest.Adapters;

/// <summary>
/// The test's output helper with an end: a line per iteration would otherwise fill memory and the result file as long as the load lasts.
/// </summary>
internal sealed class CappedOutput(ITestOutputHelper inner) : ITestOutputHelper
{
    /// <summary>Characters of a test's own output that are kept.</summary>
    public const int MaxLength = 64 * 1024;

    private long _length;

    /// <summary>The same constructor arguments, with the output helper among them wrapped.</summary>
    public static object[] In(object[] constructorArguments) =>
        [.. constructorArguments.Select(argument => argument is ITestOutputHelper helper ? new CappedOutput(helper) : argument)];

    public void WriteLine(string message)
    {
        if (Volatile.Read(ref _length) > MaxLength)
        {
            return;
        }

        var before = Interlocked.Add(ref _length, message.Length + 1) - message.Length - 1;
        if (before + message.Length <= MaxLength)
        {
            inner.WriteLine(message);
        }
        else if (before <= MaxLength)
        {
            // Whoever crosses the line says so; everybody after is over it already.
            Volatile.Write(ref _length, long.MaxValue / 2);
            inner.WriteLine(string.Create(CultureInfo.InvariantCulture, $"(PerfTest: the output of a load test ends after {MaxLength / 1024} KiB.)"));
        }
    }

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.CurrentCulture, format, args));
}
